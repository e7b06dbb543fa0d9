using RnnGen.Benchmarks.Compare;

namespace RnnGen.Benchmarks.Report;

/// <summary>The table, for documents.</summary>
internal static class MarkdownReport
{
    public static void Print(TextWriter output, ComparisonResult result)
    {
        output.WriteLine(RunDescription.Text(result));
        output.WriteLine();
        Write(output, Line.Headings);
        Write(output, [.. Line.Headings.Select(static (_, index) => index is 2 or 4 or 5 or 6 ? "---:" : "---")]);
        foreach (var line in result.Rows.SelectMany(Line.Of))
        {
            Write(output, line.Cells);
        }
    }

    private static void Write(TextWriter output, IReadOnlyList<string> cells) => output.WriteLine($"| {string.Join(" | ", cells)} |");
}
