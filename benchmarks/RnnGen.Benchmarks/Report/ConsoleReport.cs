using RnnGen.Benchmarks.Compare;
using Spectre.Console;

namespace RnnGen.Benchmarks.Report;

/// <summary>The table, for people.</summary>
internal static class ConsoleReport
{
    public static void Print(IAnsiConsole console, IReadOnlyList<RowResult> results)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var (heading, index) in Line.Headings.Select(static (heading, index) => (heading, index)))
        {
            table.AddColumn(new TableColumn(heading) { NoWrap = index is > 1 and < 7, Alignment = index is 2 or 4 or 5 or 6 ? Justify.Right : Justify.Left });
        }

        foreach (var line in results.SelectMany(Line.Of))
        {
            var colour = line.Verdict switch
            {
                "reached" => "green",
                "missed" => "red",
                _ => "yellow",
            };
            table.AddRow([.. line.Cells.SkipLast(1).Select(Markup.Escape), $"[{colour}]{Markup.Escape(line.Verdict)}[/]"]);
        }

        console.WriteLine(RunDescription.Text);
        console.Write(table);
    }
}
