using RnnGen.Benchmarks.Compare;

namespace RnnGen.Benchmarks.Report;

/// <summary>The rows of one group, which have the same contenders: each a column, and after them what is computed from them.</summary>
internal static class GroupReport
{
    public static void Print(TextWriter output, ComparisonResult result, IReadOnlyList<RowResult> rows)
    {
        var row = rows[0].Row;
        output.WriteLine(RunDescription.Text(result));
        output.WriteLine();
        MarkdownTable.Write(
            output,
            ["work", .. row.Contenders.Select(static contender => contender.Name), .. row.Targets.Select(static target => target.Against)],
            static index => index > 0,
            rows.Select(Cells));
        foreach (var absent in rows.SelectMany(static row => row.Absent).DistinctBy(static absent => absent.Key))
        {
            output.WriteLine();
            output.WriteLine($"Not there: {absent.Key}, since {absent.Value}.");
        }
    }

    private static IReadOnlyList<string> Cells(RowResult result) =>
    [
        result.Row.Name,
        .. result.Row.Contenders.Select(contender => result.Median(contender.Name) is { } median ? Quantity.Text(median, contender.Unit) : ""),
        .. result.Targets.Select(static target => target.Median is { } median ? Quantity.Text(median, target.Target.Unit) : ""),
    ];
}
