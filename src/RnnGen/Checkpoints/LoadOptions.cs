namespace RnnGen;

/// <summary>Options for reading saved weights.</summary>
public sealed record LoadOptions
{
    /// <summary>
    /// Whether a network of single precision takes weights in double precision (F64), each rounded to the nearest number that it can hold. Default: false, such a file is refused, since a
    /// network that was saved in double precision would compute something else. F16, BF16 and F32 are widened, exactly, in any case.
    /// </summary>
    public bool AllowNarrowing { get; init; }
}
