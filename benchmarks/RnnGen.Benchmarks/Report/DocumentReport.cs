namespace RnnGen.Benchmarks.Report;

/// <summary>Puts the table of a run into a document, between two marks.</summary>
internal static class DocumentReport
{
    /// <summary>Replaces what stands between the marks.</summary>
    /// <exception cref="InvalidOperationException">The document does not have them.</exception>
    public static void Write(string path, string mark, Action<TextWriter> print)
    {
        var (first, last) = ($"<!-- {mark} -->\n", $"<!-- end of {mark} -->\n");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (begin, end) = (text.IndexOf(first, StringComparison.Ordinal), text.IndexOf(last, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"{Path.GetFileName(path)}: expected a line {first.TrimEnd()} and, after it, a line {last.TrimEnd()}.");
        }

        using var table = new StringWriter { NewLine = "\n" };
        print(table);
        File.WriteAllText(path, $"{text[..(begin + first.Length)]}\n{table}\n{text[end..]}");
    }
}
