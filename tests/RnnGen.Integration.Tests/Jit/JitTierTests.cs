using System.Diagnostics;

namespace RnnGen.Integration.Tests.Jit;

/// <summary>
/// The JIT gives up optimising a method that is too large (60,000 bytes of IL, 2,000 locals, ...) and says so in its summary. No emitted method may
/// be one of these.
/// </summary>
public sealed class JitTierTests
{
    [Fact]
    public void EmittedMethods_AreAllOptimized()
    {
        string[] networks = ["LstmFullRegistersInSingle", "LstmLargeInSingle", "LstmByFactorInSingle", "GruLarge", "MixedStackInSingle", "LstmHoistedInSingle", "GruEmbeddingInSingle", "DropoutTwice"];
        var emitted = Summary(networks).Where(line => line.Contains("RnnGen.Generated.", StringComparison.Ordinal)).ToList();

        Assert.All(networks, network => Assert.Contains(emitted, line => line.Contains("Emitted_" + network, StringComparison.Ordinal)));
        Assert.DoesNotContain(emitted, line => line.Contains("MinOpts", StringComparison.Ordinal));
    }

    /// <summary>A line for each method that the JIT compiled: <c>Tier0</c> and <c>FullOpts</c> are as they should be.</summary>
    private static string[] Summary(string[] networks)
    {
        var file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("dotnet", ["exec", typeof(JitTierTests).Assembly.Location, .. networks])
            {
                Environment = { ["DOTNET_JitStdOutFile"] = file, ["DOTNET_JitDisasmSummary"] = "1" },
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, error);
            return File.ReadAllLines(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
