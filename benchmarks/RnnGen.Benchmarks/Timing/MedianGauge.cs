namespace RnnGen.Benchmarks.Timing;

/// <summary>Reads the median of single calls: of work that is short, and that the collector now and then interrupts.</summary>
internal sealed class MedianGauge(IRepeatable work, ProcessorShare share) : IGauge
{
    private const int Calls = 20;

    public void WarmUp() => Read(new ProcessorShare());

    public double Read() => Read(share);

    public void Dispose() => work.Dispose();

    private double Read(ProcessorShare share)
    {
        var readings = new double[Calls];
        for (var call = 0; call < Calls; call++)
        {
            var elapsed = work.Repeat(1);
            share.Add(elapsed);
            readings[call] = elapsed.Processor;
        }

        Array.Sort(readings);
        return (readings[(Calls - 1) / 2] + readings[Calls / 2]) / 2;
    }
}
