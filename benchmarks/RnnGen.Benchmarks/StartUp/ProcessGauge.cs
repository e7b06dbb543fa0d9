using RnnGen.Benchmarks.Timing;

namespace RnnGen.Benchmarks.StartUp;

/// <summary>
/// Reads what a whole process takes: the fastest of some runs, since what else goes on only adds to it. The clock is its processor time. A start waits for little else than
/// the JIT, which works on the thread that waits for it, so that the wall's clock tells the same on a machine that does nothing else.
/// </summary>
internal sealed class ProcessGauge(PublishedProgram program, params string[] arguments) : IGauge
{
    /// <summary>The runs of a reading.</summary>
    public int Runs { get; init; } = 5;

    public void WarmUp() => program.Run(arguments);

    public double Read()
    {
        var fastest = double.PositiveInfinity;
        for (var run = 0; run < Runs; run++)
        {
            fastest = Math.Min(fastest, program.Run(arguments));
        }

        return fastest;
    }

    public void Dispose()
    {
    }
}
