namespace RnnGen.Benchmarks.Compare;

/// <summary>What a row is to reach.</summary>
/// <param name="Against">What it is held against.</param>
/// <param name="Needs">The contenders that the value is computed from.</param>
/// <param name="Bound">On which side of the limit it is to be.</param>
/// <param name="Limit">The limit; null where the value is only reported.</param>
/// <param name="Unit">What the value counts.</param>
/// <param name="Value">The value of a round.</param>
internal sealed record Target(string Against, IReadOnlyList<string> Needs, Bound Bound, double? Limit, Unit Unit, Func<Round, double> Value)
{
    /// <summary>What a run may fall short by before it counts as a miss: machines have moods.</summary>
    public const double Slack = 0.03;

    /// <summary>Whether a value is on the limit's right side, or off by no more than the slack.</summary>
    public bool IsReachedBy(double value, double slack) => Bound switch
    {
        Bound.AtLeast => value >= Limit * (1 - slack),
        Bound.AtMost => value <= Limit * (1 + slack),
        _ => throw new InvalidOperationException($"Not a bound: {Bound}."),
    };
}
