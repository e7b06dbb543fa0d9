namespace RnnGen.Package.Tests.Testing;

/// <summary>A test that compiles a program ahead of time. On a machine without the tools it is skipped and says which are missing.</summary>
public sealed class NativeFactAttribute : FactAttribute
{
    /// <summary>Looks for the tools.</summary>
    public NativeFactAttribute() => Skip = NativeTools.Missing!;
}
