using RnnGen.Benchmarks.Compare;

namespace RnnGen.Benchmarks.Report;

/// <summary>A line of the table: a row and one of its targets, as text.</summary>
/// <param name="Group">The kind of work.</param>
/// <param name="Name">The network, and its sizes.</param>
/// <param name="Measured">What the row's first contender gave.</param>
/// <param name="Against">What it is held against.</param>
/// <param name="Gave">What that gave.</param>
/// <param name="Value">The target's value.</param>
/// <param name="Limit">The target.</param>
/// <param name="Outcome">Whether it is reached, or why that is not known.</param>
internal sealed record Line(string Group, string Name, string Measured, string Against, string Gave, string Value, string Limit, string Outcome)
{
    public static IReadOnlyList<string> Headings { get; } = ["work", "network", "measured", "against", "which gave", "value", "target", ""];

    public IReadOnlyList<string> Cells => [Group, Name, Measured, Against, Gave, Value, Limit, Outcome];

    /// <summary>The lines of a row: one for each target, or one for the readings alone.</summary>
    public static IEnumerable<Line> Of(RowResult result)
    {
        var row = result.Row;
        var measured = Reading(result, row.Contenders[0]);
        return row.Targets.Count == 0
            ? [new(row.Group, row.Name, measured, "", "", "", "", "")]
            : result.Targets.Select(target => Of(result, measured, target));
    }

    private static Line Of(RowResult result, string measured, TargetResult given)
    {
        var target = given.Target;
        var other = result.Row.Contenders.FirstOrDefault(contender => contender.Name == target.Needs[^1] && contender != result.Row.Contenders[0]);
        return new(
            result.Row.Group,
            result.Row.Name,
            measured,
            target.Against,
            other is null ? "" : Reading(result, other),
            given.Median is { } median ? Quantity.Text(median, target.Unit) : "",
            Quantity.Limit(target),
            given.Obstacle ?? Words(given.Verdict));
    }

    private static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Reached => "reached",
        Verdict.Close => "within 3 %",
        Verdict.Missed => "missed",
        _ => "",
    };

    private static string Reading(RowResult result, Contender contender) => result.Median(contender.Name) is not { } median
        ? "not there"
        : contender.Name == Names.Peak && contender.Unit == Unit.Seconds
        ? Quantity.Text(Machine.FmaPeak.Flops / median, Unit.FlopRate)
        : Quantity.Text(median, contender.Unit);
}
