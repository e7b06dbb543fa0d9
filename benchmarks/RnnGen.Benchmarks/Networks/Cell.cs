namespace RnnGen.Benchmarks.Networks;

/// <summary>The cells of the benchmarks.</summary>
internal enum Cell
{
    Elman,
    Lstm,
    Gru,
    MinimalGatedUnit,
}
