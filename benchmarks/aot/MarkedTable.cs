namespace AheadOfTime;

/// <summary>A table of a document, between two comments that name it.</summary>
internal static class MarkedTable
{
    /// <summary>Replaces the table.</summary>
    /// <param name="path">The document.</param>
    /// <param name="name">The table's name.</param>
    /// <param name="table">The new one.</param>
    /// <exception cref="InvalidOperationException">The document has no such table.</exception>
    public static void Write(string path, string name, string table)
    {
        var text = File.ReadAllText(path);
        var first = $"<!-- {name} -->\n";
        var last = $"<!-- end of {name} -->\n";
        var start = text.IndexOf(first, StringComparison.Ordinal);
        var end = text.IndexOf(last, StringComparison.Ordinal);
        if (start < 0 || end < start)
        {
            throw new InvalidOperationException($"{path} has no lines '{first.Trim()}' and '{last.Trim()}' for the table to stand between.");
        }

        File.WriteAllText(path, $"{text[..(start + first.Length)]}\n{table}\n\n{text[end..]}");
    }
}
