namespace RnnGen.Compiler.Declarations;

/// <summary>The arguments of [RecurrentNetwork].</summary>
internal sealed record NetworkOptions(
    SequenceShape Shape,
    int Steps,
    int BatchSize,
    Precision Precision,
    Unroll Unroll,
    int UnrollFactor)
{
    /// <summary>The steps of the decoder.</summary>
    public int OutputSteps { get; init; }
}

/// <summary>As RnnGen.SequenceShape.</summary>
internal enum SequenceShape
{
    OneToOne = 0,
    ManyToOne = 1,
    ManyToMany = 2,
    OneToMany = 3,
    EncoderDecoder = 4,
}

/// <summary>As RnnGen.Precision.</summary>
internal enum Precision
{
    Single = 0,
    Double = 1,
}

/// <summary>As RnnGen.Unroll.</summary>
internal enum Unroll
{
    Auto = 0,
    Full = 1,
    None = 2,
    Factor = 3,
}
