using System.Runtime.InteropServices;
using RnnGen.Benchmarks.Compare;
using RnnGen.Simd;

namespace RnnGen.Benchmarks.Report;

/// <summary>What a run was made on.</summary>
internal static class RunDescription
{
    /// <summary>The machine.</summary>
    public static string Machine { get; } =
        FormattableString.Invariant($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {LaneWidths.Best}, {Environment.ProcessorCount} processors");

    /// <summary>The machine, and how the run went.</summary>
    public static string Text(ComparisonResult result) =>
        FormattableString.Invariant($"{Machine}; medians of {result.Options.Rounds} rounds{Share(result.ProcessorShare)}");

    private static string Share(double? share) => share is null ? "" : FormattableString.Invariant($"; the measured work got {100 * share:F0} % of a processor");
}
