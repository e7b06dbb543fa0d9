using Spectre.Console;

namespace PublishedModels;

/// <summary>The table at the end, and the promises below it.</summary>
internal static class FindingTable
{
    public static void Print(IReadOnlyList<(Finding Finding, double Seconds)> findings)
    {
        var table = new Table().Border(TableBorder.Ascii2);
        table.AddColumn("model");
        table.AddColumn("parameters", column => column.RightAligned());
        table.AddColumn("trained on");
        table.AddColumn("loss before", column => column.RightAligned());
        table.AddColumn("after", column => column.RightAligned());
        table.AddColumn("reference", column => column.RightAligned());
        table.AddColumn("seconds", column => column.RightAligned());
        foreach (var (finding, seconds) in findings)
        {
            table.AddRow(
                finding.Model,
                Text($"{finding.Parameters:N0}"),
                finding.TrainedOn,
                Text($"{finding.Before:F3}"),
                Text($"{finding.After:F3}"),
                Text($"{finding.Reference:F3}"),
                Text($"{seconds:F0}"));
        }

        // Wide enough for a row on one line, whatever the terminal: the table is also read from files.
        AnsiConsole.Profile.Width = 200;
        AnsiConsole.Write(table);
        foreach (var (finding, _) in findings)
        {
            foreach (var promise in finding.Promises)
            {
                Console.WriteLine(Text($"{(promise.IsKept ? "passed" : "FAILED")}   {finding.Model}: {FormattableString.Invariant(promise.Text)}"));
            }
        }
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
