namespace RnnGen.Benchmarks.Compare;

/// <summary>On which side of its limit a value is to be.</summary>
internal enum Bound
{
    AtLeast,
    AtMost,
}
