using RnnGen.Benchmarks.Compare;

namespace RnnGen.Benchmarks.Report;

/// <summary>Puts the table of a run into a document, between two marks.</summary>
internal static class DocumentReport
{
    private const string Begin = "<!-- compare -->\n";
    private const string End = "<!-- end of compare -->\n";

    /// <summary>Replaces what stands between the marks.</summary>
    /// <exception cref="InvalidOperationException">The document does not have them.</exception>
    public static void Write(string path, ComparisonResult result)
    {
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"{Path.GetFileName(path)}: expected a line {Begin.TrimEnd()} and, after it, a line {End.TrimEnd()}.");
        }

        using var table = new StringWriter { NewLine = "\n" };
        MarkdownReport.Print(table, result);
        File.WriteAllText(path, $"{text[..(begin + Begin.Length)]}\n{table}\n{text[end..]}");
    }
}
