namespace RnnGen.Benchmarks.Timing;

/// <summary>Reads the bytes that a number of calls allocate, on any thread.</summary>
internal sealed class AllocationGauge(IRepeatable work) : IGauge
{
    private const int Calls = 100;

    public void WarmUp()
    {
        for (var call = 0; call < Calls; call++)
        {
            work.Repeat(1);
        }
    }

    public double Read()
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        work.Repeat(Calls);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    public void Dispose() => work.Dispose();
}
