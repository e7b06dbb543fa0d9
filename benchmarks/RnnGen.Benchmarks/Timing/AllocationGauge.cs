namespace RnnGen.Benchmarks.Timing;

/// <summary>Reads the bytes that a number of calls of each of some works allocate, on any thread.</summary>
internal sealed class AllocationGauge(IReadOnlyList<IRepeatable> works) : IGauge
{
    private const int Calls = 100;

    public void WarmUp()
    {
        for (var call = 0; call < Calls; call++)
        {
            Repeat(1);
        }
    }

    public double Read()
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Repeat(Calls);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    public void Dispose()
    {
        foreach (var work in works)
        {
            work.Dispose();
        }
    }

    private void Repeat(int times)
    {
        for (var i = 0; i < works.Count; i++)
        {
            works[i].Repeat(times);
        }
    }
}
