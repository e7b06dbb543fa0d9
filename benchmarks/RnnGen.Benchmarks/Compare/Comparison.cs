namespace RnnGen.Benchmarks.Compare;

/// <summary>Reads all rows' contenders in turns, round after round, so that what slows the machine down for a while slows all.</summary>
internal static class Comparison
{
    public static ComparisonResult Run(IEnumerable<Row> rows, CompareOptions options, IProgress<string> progress)
    {
        using var workbench = new Workbench(options);
        var entries = new List<OpenRow>();
        try
        {
            foreach (var row in rows.Where(options.Wants))
            {
                progress.Report($"warming up: {row.Title}");
                entries.Add(new OpenRow(row, workbench));
            }

            for (var round = 1; round <= options.Rounds; round++)
            {
                foreach (var entry in entries)
                {
                    progress.Report($"round {round} of {options.Rounds}: {entry.Row.Title}");
                    entry.Read();
                }
            }

            return new(options, [.. entries.Select(static entry => entry.Result)], workbench.Share.Value);
        }
        finally
        {
            entries.ForEach(static entry => entry.Dispose());
        }
    }
}
