namespace RnnGen.Benchmarks.Timing;

/// <summary>
/// How much of a processor the measured work got. Other programs' time does not count as its own, but what they leave in the caches does: figures of a busy machine are
/// to be read with care.
/// </summary>
internal sealed class ProcessorShare
{
    private double _processor;
    private double _wall;

    /// <summary>From 0 to 1; more where work ran on several threads. Null where no time was measured.</summary>
    public double? Value => _wall == 0 ? null : _processor / _wall;

    public void Add(Elapsed elapsed)
    {
        _processor += elapsed.Processor;
        _wall += elapsed.Wall;
    }
}
