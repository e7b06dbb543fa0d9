namespace RnnGen.Benchmarks.Compare;

/// <summary>The contenders that more than one row knows.</summary>
internal static class Names
{
    public const string Ours = "RnnGen";
    public const string Peak = "FMA peak";
    public const string Latency = "FMA latency";
}
