using System.Diagnostics;
using System.Globalization;
using RnnGen.Fuzz.Tests.Checks;
using RnnGen.Fuzz.Tests.Declarations;
using Xunit.Abstractions;

namespace RnnGen.Fuzz.Tests;

/// <summary>
/// Networks drawn at random, over all layers, options, shapes and losses. Each compiles without a diagnostic, or a rule refuses it; what compiles has the gradient of its loss, and gives the same bits however it is
/// run. <c>RNNGEN_FUZZ_NETWORKS=5000</c> draws so many, <c>RNNGEN_FUZZ_FIRST=17</c> from that number on: an objection names both, and shows the smallest declaration with the same kind of fault.
/// </summary>
public sealed class RandomNetworkTests(ITestOutputHelper log)
{
    /// <summary>Networks in one compilation.</summary>
    private const int Batch = 25;

    /// <summary>Of the drawn declarations, the share that is accepted at least: what is refused is not run.</summary>
    private const double Accepted = 0.8;

    [Fact]
    public async Task RandomNetworks_HaveTheGradientsOfTheirLosses_AndTheSameBitsHoweverTheyAreRun()
    {
        var (started, statistics) = (Stopwatch.GetTimestamp(), new GradientStatistics());
        using var findings = new Findings(log);
        var batches = Enumerable.Range(FuzzSettings.First, FuzzSettings.Networks).Chunk(Batch).ToArray();
        await Parallel.ForEachAsync(batches, async (numbers, cancellation) =>
        {
            var tried = await Trial.OfAsync([.. numbers.Select(DeclarationGenerator.Draw)], statistics, IsThorough, IsChecked);
            await findings.AddAsync(tried, Stopwatch.GetElapsedTime(started), cancellation);
        });

        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{statistics.Checked} derivatives, {statistics.Skipped} near kinks; {FuzzClock.Text}"));
        Assert.True(findings.Texts.Count == 0, $"there are objections to {findings.Count} networks\n" + string.Join("\n\n", findings.Texts.Take(FuzzSettings.Shown)));

        // Otherwise most of what is checked would not be.
        Assert.True(findings.Accepted >= Accepted * FuzzSettings.Networks || FuzzSettings.Networks < 100, $"{findings.Accepted} declarations of {FuzzSettings.Networks} are accepted");
        Assert.True(statistics.Skipped <= 0.05 * (statistics.Checked + statistics.Skipped), $"{statistics.Skipped} derivatives of {statistics.Checked + statistics.Skipped} could not be checked");
    }

    private static bool IsThorough(Declaration declaration) => !FuzzSettings.AreNetworksDefault || declaration.Number % 8 == 1;

    private static bool IsChecked(Declaration declaration) => declaration.Number % (FuzzSettings.AreNetworksDefault ? 8 : 4) == 3;
}
