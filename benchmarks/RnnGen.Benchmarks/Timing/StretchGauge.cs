namespace RnnGen.Benchmarks.Timing;

/// <summary>
/// Times work over a stretch that is long against the clock's resolution and short against the machine's moods; a reading is the seconds of one call, the
/// mean over the stretch.
/// </summary>
internal sealed class StretchGauge(IRepeatable work, double stretch, Clock clock, ProcessorShare share) : IGauge
{
    /// <summary>The JIT replaces a method that was called 30 times, a tenth of a second after the last one that was new.</summary>
    private const int CallsUntilTiered = 64;
    private const int MaxCalls = 1 << 26;
    private static readonly TimeSpan TimeToTier = TimeSpan.FromMilliseconds(250);

    private int _calls = 1;

    public void WarmUp()
    {
        var seconds = 0.0;
        for (var call = 0; call < CallsUntilTiered && seconds < stretch; call++)
        {
            seconds += work.Repeat(1).Wall;
        }

        Thread.Sleep(TimeToTier);
        Calibrate();
        work.Repeat(_calls);
    }

    public double Read()
    {
        var elapsed = work.Repeat(_calls);
        share.Add(elapsed);
        return elapsed.By(clock) / _calls;
    }

    public float[]? Answer() => work.Answer();

    public void Dispose() => work.Dispose();

    /// <summary>Finds how many calls fill a stretch.</summary>
    private void Calibrate()
    {
        for (_calls = 1; _calls < MaxCalls; _calls *= 2)
        {
            var seconds = work.Repeat(_calls).By(clock);
            if (seconds >= stretch / 4)
            {
                _calls = (int)Math.Clamp(_calls * stretch / seconds, 1, MaxCalls);
                return;
            }
        }
    }
}
