namespace RnnGen.Benchmarks.Timing;

/// <summary>Reads how much of something is done a second.</summary>
/// <param name="time">The seconds of a call.</param>
/// <param name="amount">What a call does.</param>
internal sealed class RateGauge(IGauge time, double amount) : IGauge
{
    public void WarmUp() => time.WarmUp();

    public double Read() => amount / time.Read();

    public void Dispose() => time.Dispose();
}
