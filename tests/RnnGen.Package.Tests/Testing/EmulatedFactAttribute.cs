namespace RnnGen.Package.Tests.Testing;

/// <summary>A test that runs a native program as on an older processor. Where that cannot be done it is skipped and says why.</summary>
public sealed class EmulatedFactAttribute : FactAttribute
{
    /// <summary>Looks for the tools.</summary>
    public EmulatedFactAttribute() => Skip = (NativeTools.Missing ?? NativeTools.MissingEmulator)!;
}
