using System.Runtime.InteropServices;
using RnnGen.Simd;

namespace RnnGen.Benchmarks.Report;

/// <summary>What a run was made on.</summary>
internal static class RunDescription
{
    public static string Text { get; } =
        FormattableString.Invariant($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {LaneWidths.Best}, {Environment.ProcessorCount} processors");
}
