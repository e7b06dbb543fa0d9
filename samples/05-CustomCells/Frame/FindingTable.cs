using Spectre.Console;

namespace CustomCells;

/// <summary>The table at the end.</summary>
internal static class FindingTable
{
    public static void Print(IReadOnlyList<Finding> findings)
    {
        var table = new Table().Border(TableBorder.Ascii2);
        table.AddColumns("cell", "task");
        table.AddColumn("parameters", column => column.RightAligned());
        table.AddColumn("sequences", column => column.RightAligned());
        table.AddColumn("result", column => column.RightAligned());
        table.AddColumn("threshold");
        table.AddColumn("seconds", column => column.RightAligned());
        table.AddColumn("met");
        foreach (var finding in findings)
        {
            var task = finding.Trial.Task;
            table.AddRow(
                finding.Trial.Cell.Name,
                Markup.Escape(task.Name),
                Text($"{finding.Parameters:N0}"),
                Text($"{finding.Sequences:N0}"),
                Text($"{100 * finding.Error:F2} %"),
                Markup.Escape(Text($"{100 * task.MostError:0.##} %: {task.Measure}")),
                Text($"{finding.Seconds:F1}"),
                finding.IsMet ? "yes" : "FAILED");
        }

        // Wide enough for a row on one line, whatever the terminal: the table is also read from files.
        AnsiConsole.Profile.Width = 200;
        AnsiConsole.Write(table);
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
