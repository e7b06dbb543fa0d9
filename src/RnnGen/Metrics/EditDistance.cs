namespace RnnGen;

/// <summary>The number of insertions, deletions and replacements that make one sequence of labels of another. (V. Levenshtein, 1966.)</summary>
internal static class EditDistance
{
    internal static int Between(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        // Of the table over beginnings of a and of b, one row at a time.
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j - 1], row[j]) + 1);
            }
        }

        return row[b.Length];
    }
}
