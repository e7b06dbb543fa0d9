namespace Tasks;

/// <summary>What came of one seed.</summary>
/// <param name="Sequences">How many sequences training has seen, repetitions counted.</param>
/// <param name="Finding">What was measured, in words.</param>
/// <param name="IsMet">Whether the criterion is met.</param>
internal sealed record Result(long Sequences, string Finding, bool IsMet)
{
    public Result(long sequences, FormattableString finding, bool isMet)
        : this(sequences, FormattableString.Invariant(finding), isMet)
    {
    }
}
