using RnnGen.Benchmarks.Compare;
using Spectre.Console;

namespace RnnGen.Benchmarks.Report;

/// <summary>The table, for people.</summary>
internal static class ConsoleReport
{
    /// <summary>What the table needs where no terminal sets the width.</summary>
    private const int Width = 200;

    public static void Print(IAnsiConsole console, ComparisonResult result)
    {
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = Width;
            console.Profile.Capabilities.Ansi = false;
        }

        var table = new Table().Border(TableBorder.Simple);
        foreach (var (heading, index) in Line.Headings.Select(static (heading, index) => (heading, index)))
        {
            table.AddColumn(new TableColumn(heading) { NoWrap = index is > 1 and < 7, Alignment = index is 2 or 4 or 5 or 6 ? Justify.Right : Justify.Left });
        }

        foreach (var line in result.Rows.SelectMany(Line.Of))
        {
            var color = line.Outcome switch
            {
                "reached" => "green",
                "missed" => "red",
                _ => "yellow",
            };
            table.AddRow([.. line.Cells.SkipLast(1).Select(Markup.Escape), $"[{color}]{Markup.Escape(line.Outcome)}[/]"]);
        }

        console.WriteLine(RunDescription.Text(result));
        console.Write(table);
    }
}
