namespace RnnGen.Integration.Tests.Jit;

/// <summary>What the JIT makes of emitted code.</summary>
public sealed class JitTests
{
    private static readonly Lazy<(string Output, string[] Methods)> Listed = new(RunListed);

    /// <summary>
    /// The JIT gives up optimizing a method that is too large (60,000 bytes of IL, 2,000 locals, ...) and says so in its summary. No emitted method may
    /// be one of these.
    /// </summary>
    [Fact]
    public void EmittedMethods_AreAllOptimized()
    {
        var emitted = Listed.Value.Methods.Where(line => line.Contains("RnnGen.Generated.", StringComparison.Ordinal)).ToList();
        Assert.All(JitNetworks.All, network => Assert.Contains(emitted, line =>
            line.Contains("Emitted_" + network.Type.Name + ":", StringComparison.Ordinal) && line.Contains("FullOpts", StringComparison.Ordinal)));
        Assert.DoesNotContain(emitted, line => line.Contains("MinOpts", StringComparison.Ordinal));
    }

    /// <summary>Another processor's instructions, the same bits.</summary>
    [Fact]
    [Trait("Category", "WidthEquality")]
    public void ProcessorWithoutTheWidestRegisters_GivesTheSameBits() =>
        Assert.Equal(Listed.Value.Output, ChildProcess.Run(("DOTNET_EnableAVX512", "0")));

    private static (string Output, string[] Methods) RunListed()
    {
        var file = Path.GetTempFileName();
        try
        {
            // Without tiers every method is compiled once, with all optimizations: also those that would be at some later time.
            return (ChildProcess.Run(("DOTNET_JitStdOutFile", file), ("DOTNET_JitDisasmSummary", "1"), ("DOTNET_TieredCompilation", "0")), File.ReadAllLines(file));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
