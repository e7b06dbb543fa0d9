namespace RnnGen.Benchmarks.Timing;

/// <summary>Which time counts.</summary>
internal enum Clock
{
    /// <summary>The processor time of what works.</summary>
    Processor,

    /// <summary>The time on the wall.</summary>
    Wall,
}
