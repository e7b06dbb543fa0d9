namespace RnnGen.Integration.Tests.Jit;

/// <summary>What the JIT makes of emitted code.</summary>
public sealed class JitTests
{
    /// <summary>
    /// The JIT gives up optimising a method that is too large (60,000 bytes of IL, 2,000 locals, ...) and says so in its summary. No emitted method may
    /// be one of these.
    /// </summary>
    [Fact]
    public void EmittedMethods_AreAllOptimized()
    {
        var file = Path.GetTempFileName();
        try
        {
            ChildProcess.Run(("DOTNET_JitStdOutFile", file), ("DOTNET_JitDisasmSummary", "1"));
            var emitted = File.ReadLines(file).Where(line => line.Contains("RnnGen.Generated.", StringComparison.Ordinal)).ToList();
            Assert.All(JitNetworks.All, network => Assert.Contains(emitted, line =>
                line.Contains("Emitted_" + network.Type.Name + ":", StringComparison.Ordinal) && line.Contains("FullOpts", StringComparison.Ordinal)));
            Assert.DoesNotContain(emitted, line => line.Contains("MinOpts", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Without fused multiply-add instructions all goes to scalar lanes that emulate them.</summary>
    [Theory]
    [Trait("Category", "WidthEquality")]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("DOTNET_TieredPGO", "0")]
    public void ProcessorsAndTiers_GiveTheSameBits(string name, string value) => Assert.Equal(ChildProcess.Run(), ChildProcess.Run((name, value)));
}
