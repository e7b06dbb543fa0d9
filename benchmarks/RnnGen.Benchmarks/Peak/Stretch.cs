namespace RnnGen.Benchmarks.Peak;

/// <summary>
/// Times a piece of work on one thread over a stretch that is long against the clock and short against the machine's moods. The clock is
/// the process's processor time: what other programs take of a busy machine does not count.
/// </summary>
internal static class Stretch
{
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(200);

    /// <summary>Seconds per call, the mean over the calls of one stretch.</summary>
    public static double Seconds(Action work)
    {
        var start = Environment.CpuUsage.TotalTime;
        var calls = 0;
        TimeSpan elapsed;
        do
        {
            work();
            calls++;
            elapsed = Environment.CpuUsage.TotalTime - start;
        }
        while (elapsed < Length);

        return elapsed.TotalSeconds / calls;
    }
}
