using System.Diagnostics;

namespace RnnGen.Benchmarks.Timing;

/// <summary>Work of this process, on the calling thread.</summary>
internal abstract class LocalWork : IRepeatable
{
    public Elapsed Repeat(int times)
    {
        var processor = ThreadTime.Seconds;
        var wall = Stopwatch.GetTimestamp();
        Run(times);
        return new(ThreadTime.Seconds - processor, Stopwatch.GetElapsedTime(wall).TotalSeconds);
    }

    /// <summary>Does it once.</summary>
    public void Once() => Run(1);

    public virtual float[]? Answer() => null;

    public virtual void Dispose()
    {
    }

    /// <summary>Does the work so many times. The loop is the work's own, so that a step of nanoseconds is not measured through a delegate.</summary>
    protected abstract void Run(int times);
}
