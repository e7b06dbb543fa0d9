namespace RnnGen.Benchmarks.Compare;

/// <summary>The readings of a row's contenders in one round, by name.</summary>
internal sealed class Round(IReadOnlyDictionary<string, double> readings)
{
    /// <summary>A contender's reading.</summary>
    /// <exception cref="KeyNotFoundException">The row has no such contender.</exception>
    public double this[string contender] => readings[contender];
}
