using RnnGen.Benchmarks.Compare;

namespace RnnGen.Benchmarks.Report;

/// <summary>The table, for documents.</summary>
internal static class MarkdownReport
{
    public static void Print(TextWriter output, ComparisonResult result)
    {
        output.WriteLine(RunDescription.Text(result));
        output.WriteLine();
        MarkdownTable.Write(output, Line.Headings, static index => index is 2 or 4 or 5 or 6, result.Rows.SelectMany(Line.Of).Select(static line => line.Cells));
    }
}
