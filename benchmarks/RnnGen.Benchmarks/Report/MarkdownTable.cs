namespace RnnGen.Benchmarks.Report;

/// <summary>Tables of Markdown.</summary>
internal static class MarkdownTable
{
    /// <param name="output">Where to.</param>
    /// <param name="headings">The headings of the columns.</param>
    /// <param name="isNumber">Whether a column holds numbers, which stand on its right.</param>
    /// <param name="lines">The cells of each line.</param>
    public static void Write(TextWriter output, IReadOnlyList<string> headings, Func<int, bool> isNumber, IEnumerable<IReadOnlyList<string>> lines)
    {
        Write(output, headings);
        Write(output, [.. headings.Select((_, index) => isNumber(index) ? "---:" : "---")]);
        foreach (var cells in lines)
        {
            Write(output, cells);
        }
    }

    private static void Write(TextWriter output, IReadOnlyList<string> cells) => output.WriteLine($"| {string.Join(" | ", cells)} |");
}
