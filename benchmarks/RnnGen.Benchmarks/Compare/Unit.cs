namespace RnnGen.Benchmarks.Compare;

/// <summary>What a number counts, and thereby how it is printed.</summary>
internal enum Unit
{
    /// <summary>Seconds, printed as ns, us or ms.</summary>
    Seconds,

    /// <summary>Bytes, printed as bytes or KB.</summary>
    Bytes,

    /// <summary>Floating-point operations, printed as MFLOP.</summary>
    Flops,

    /// <summary>FLOP/s, printed as GFLOP/s.</summary>
    FlopRate,

    /// <summary>Bytes a second, printed as GB/s.</summary>
    ByteRate,

    /// <summary>A count.</summary>
    Count,

    /// <summary>A ratio, printed as a factor: 4.5 x.</summary>
    Times,

    /// <summary>A ratio, printed as a fraction: 0.812.</summary>
    Fraction,
}
