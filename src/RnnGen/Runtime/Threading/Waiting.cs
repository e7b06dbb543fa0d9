using System.Diagnostics;

namespace RnnGen.Runtime;

/// <summary>
/// A wait for another thread: at first without giving the processor away, since to sleep and to be woken costs more than most waits; once it lasts, so that others can run.
/// </summary>
internal struct Waiting
{
    /// <summary>The time between two calls of a training loop (a step of the optimizer, the next batch), and then some: 200 us.</summary>
    private static readonly long ShortTicks = Stopwatch.Frequency / 5000;

    private long _start;

    /// <summary>Whether the wait has become a long one.</summary>
    public bool IsLong { get; private set; }

    /// <summary>Waits a little.</summary>
    public void Once()
    {
        if (IsLong)
        {
            Thread.Yield();
            return;
        }

        Thread.SpinWait(1);
        var now = Stopwatch.GetTimestamp();
        _start = _start == 0 ? now : _start;
        IsLong = now - _start > ShortTicks;
    }
}
