using Spectre.Console;

namespace Tasks;

/// <summary>The table at the end.</summary>
internal static class ResultTable
{
    public static void Print(IReadOnlyList<Row> rows)
    {
        var median = rows.Any(row => row.Jobs.Count > 1) ? "median " : "";
        var table = new Table().Border(TableBorder.Ascii2);
        table.AddColumns("task", "network");
        table.AddColumn($"{median}sequences", column => column.RightAligned());
        table.AddColumn($"{median}seconds", column => column.RightAligned());
        table.AddColumn("budget", column => column.RightAligned());
        table.AddColumns("criterion", "met");
        foreach (var row in rows)
        {
            table.AddRow(
                Markup.Escape(row.Task),
                Markup.Escape(row.Trial.Network),
                Text($"{row.MedianSequences:N0}"),
                Text($"{row.MedianSeconds:F1}"),
                Text($"{row.Trial.Budget}"),
                Markup.Escape(row.Finding.Length > 0 ? $"{row.Trial.Criterion}: {row.Finding}" : row.Trial.Criterion),
                Met(row));
        }

        // Wide enough for a criterion on one line, whatever the terminal: the table is also read from files.
        AnsiConsole.Profile.Width = 200;
        AnsiConsole.Write(table);
    }

    private static string Met(Row row) => Text($"{(row.IsPassed ? "" : "FAILED ")}{(row.Jobs.Count > 1 ? $"{row.Met} of {row.Jobs.Count}" : row.IsPassed ? "yes" : "")}");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
