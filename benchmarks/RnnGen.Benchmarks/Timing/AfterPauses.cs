using System.Diagnostics;

namespace RnnGen.Benchmarks.Timing;

/// <summary>Work whose calls are rare: before each, so much time passes that threads that wait for work have gone to sleep. The pauses are not counted.</summary>
internal sealed class AfterPauses(LocalWork work) : IRepeatable
{
    /// <summary>Longer than the library's threads look out for work.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMicroseconds(400);

    public Elapsed Repeat(int times)
    {
        var sum = default(Elapsed);
        for (var call = 0; call < times; call++)
        {
            for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Pause;)
            {
                Thread.SpinWait(1);
            }

            var elapsed = work.Repeat(1);
            sum = new(sum.Processor + elapsed.Processor, sum.Wall + elapsed.Wall);
        }

        return sum;
    }

    public float[]? Answer() => work.Answer();

    public void Dispose() => work.Dispose();
}
