namespace RnnGen.Benchmarks.Compare;

/// <summary>What a target gave.</summary>
/// <param name="Target">The target.</param>
/// <param name="Values">The value of each round; none where it could not be measured.</param>
/// <param name="Obstacle">Why it could not be measured.</param>
internal sealed record TargetResult(Target Target, IReadOnlyList<double> Values, string? Obstacle)
{
    /// <summary>The middle of the rounds' values; null where it could not be measured.</summary>
    public double? Median => Values.Count == 0 ? null : Statistics.Median(Values);

    /// <summary>Whether the target was measured and missed by more than a run may fall short.</summary>
    public bool IsMissed => Verdict == Verdict.Missed;

    /// <summary>What the middle value means.</summary>
    public Verdict Verdict => Median is not { } median || Target.Limit is null ? Verdict.Unknown
        : Target.IsReachedBy(median, slack: 0) ? Verdict.Reached
        : Target.IsReachedBy(median, Target.Slack) ? Verdict.Close
        : Verdict.Missed;
}
