namespace RnnGen.Integration.Tests;

/// <summary>Tests that measure the whole process: no others run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "Alone";
}
