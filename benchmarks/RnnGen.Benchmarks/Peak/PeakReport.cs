using System.Globalization;
using System.Runtime.InteropServices;
using RnnGen.Simd;

namespace RnnGen.Benchmarks.Peak;

/// <summary>
/// How much of a core the training step uses. The peak and the step are measured in one process and take turns, so that what slows the machine
/// down slows both.
/// </summary>
internal static class PeakReport
{
    private const int Repetitions = 5;

    public static void Print(TextWriter output)
    {
        using var step = new PeakStep();
        var peak = new Measurement("FMA, registers only", FmaPeak.Flops, FmaPeak.Run);
        Measurement[] all =
        [
            peak,
            new("forward and backward", PeakStep.Flops, step.ComputeGradients),
            new("with Adam", PeakStep.Flops, step.Train),
        ];

        // Two stretches of each: the JIT is through with its tiers, the pages are mapped.
        foreach (var measurement in all)
        {
            Stretch.Seconds(measurement.Work);
            Stretch.Seconds(measurement.Work);
        }

        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            foreach (var measurement in all)
            {
                measurement.Repeat();
            }
        }

        output.WriteLine(Invariant($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {LaneWidths.Best}, one thread"));
        output.WriteLine(Invariant($"LSTM, T {PeakNetwork.Shape.Steps}, B {PeakNetwork.Shape.BatchSize}, I {PeakNetwork.Shape.InputSize}, H 64, Dense(1), mean squared error, Single"));
        output.WriteLine(Invariant($"median of {Repetitions} (fastest to slowest)"));
        output.WriteLine();
        foreach (var measurement in all)
        {
            output.WriteLine(Row(measurement, peak));
        }
    }

    private static string Row(Measurement measurement, Measurement peak) => Invariant(
        $"{measurement.Name,-24} {Microseconds(measurement.Median),9:F1} us ({Microseconds(measurement.Fastest):F1} to {Microseconds(measurement.Slowest):F1})  {measurement.GigaflopsPerSecond,6:F1} GFLOP/s  {100 * measurement.GigaflopsPerSecond / peak.GigaflopsPerSecond,5:F1} % of peak");

    private static double Microseconds(double seconds) => 1e6 * seconds;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
