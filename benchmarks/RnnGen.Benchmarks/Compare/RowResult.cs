namespace RnnGen.Benchmarks.Compare;

/// <summary>What a row gave.</summary>
/// <param name="Row">The row.</param>
/// <param name="Readings">Each contender's readings, round after round.</param>
/// <param name="Absent">The contenders that were not there, and why.</param>
internal sealed record RowResult(Row Row, IReadOnlyDictionary<string, IReadOnlyList<double>> Readings, IReadOnlyDictionary<string, string> Absent)
{
    /// <summary>The results of the row's targets.</summary>
    public IReadOnlyList<TargetResult> Targets => [.. Row.Targets.Select(Measure)];

    /// <summary>A contender's median reading; null where it was not there.</summary>
    public double? Median(string contender) => Readings.TryGetValue(contender, out var readings) ? Statistics.Median(readings) : null;

    private TargetResult Measure(Target target)
    {
        if (target.Needs.FirstOrDefault(Absent.ContainsKey) is { } missing)
        {
            return new(target, [], $"{missing} is not there: {Absent[missing]}");
        }

        var rounds = Readings[target.Needs[0]].Count;
        return new(target, [.. Enumerable.Range(0, rounds).Select(round => target.Value(new(Readings.ToDictionary(static entry => entry.Key, entry => entry.Value[round]))))], null);
    }
}
