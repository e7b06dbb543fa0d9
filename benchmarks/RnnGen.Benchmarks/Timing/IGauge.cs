namespace RnnGen.Benchmarks.Timing;

/// <summary>Something that is read once a round.</summary>
internal interface IGauge : IDisposable
{
    /// <summary>Brings it to the state in which it is to be read: compiled by the JIT, pages mapped, caches filled.</summary>
    void WarmUp();

    /// <summary>The reading, in the unit that its contender names.</summary>
    double Read();

    /// <summary>What it computes from the samples every contender is given; null where there is nothing to compare.</summary>
    float[]? Answer() => null;
}
