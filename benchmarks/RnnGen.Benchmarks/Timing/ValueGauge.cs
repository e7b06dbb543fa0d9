namespace RnnGen.Benchmarks.Timing;

/// <summary>Reads what does not change from one round to the next: it is computed once.</summary>
internal sealed class ValueGauge(double value) : IGauge
{
    public void WarmUp()
    {
    }

    public double Read() => value;

    public void Dispose()
    {
    }
}
