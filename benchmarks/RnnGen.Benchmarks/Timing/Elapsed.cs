namespace RnnGen.Benchmarks.Timing;

/// <summary>What a stretch of work took, in seconds.</summary>
/// <param name="Processor">Processor time of what did the work, a thread of this process or another process: what other programs take of a busy machine does not count.</param>
/// <param name="Wall">Time on the wall: the clock of work that is spread over threads.</param>
internal readonly record struct Elapsed(double Processor, double Wall)
{
    /// <summary>The time by one of the two clocks.</summary>
    public double By(Clock clock) => clock switch
    {
        Clock.Processor => Processor,
        Clock.Wall => Wall,
        _ => throw new ArgumentOutOfRangeException(nameof(clock), clock, null),
    };
}
