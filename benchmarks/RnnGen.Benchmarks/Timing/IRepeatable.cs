namespace RnnGen.Benchmarks.Timing;

/// <summary>A piece of work that can be done any number of times in a row, here or in another process.</summary>
internal interface IRepeatable : IDisposable
{
    /// <summary>Does it so many times, and says what that took.</summary>
    Elapsed Repeat(int times);

    /// <summary>What it computes from the samples every contender is given, before any training; null where there is nothing to compare.</summary>
    float[]? Answer() => null;
}
