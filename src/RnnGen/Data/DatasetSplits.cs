using static System.FormattableString;

namespace RnnGen;

/// <summary>Cuts datasets.</summary>
internal static class DatasetSplits
{
    internal static DatasetSplit ByTime(SequenceDataset dataset, double train, double validation)
    {
        CheckShares(train, validation);
        var windows = Enumerable.Range(0, dataset.Count).Select(i => (Index: dataset.Indices[i], Rows: dataset.RowsOf(i))).ToArray();
        var begin = windows.Length == 0 ? 0 : windows.Min(w => w.Rows.First);
        var end = windows.Length == 0 ? 0 : windows.Max(w => w.Rows.Last) + 1;
        var (first, second) = Cuts(end - begin, train, validation);
        (first, second) = (begin + first, begin + second);

        SequenceDataset Part(Func<(int First, int Last), bool> belongs) =>
            new(dataset.Store, [.. windows.Where(w => belongs(w.Rows)).Select(w => w.Index)]);

        var split = new DatasetSplit(
            Part(rows => rows.Last < first),
            Part(rows => rows.First >= first && rows.Last < second),
            Part(rows => rows.First >= second),
            Part(rows => (rows.First < first && rows.Last >= first) || (rows.First < second && rows.Last >= second)));
        return RequireTraining(split, train);
    }

    internal static DatasetSplit AtRandom(SequenceDataset dataset, double train, double validation, int seed)
    {
        CheckShares(train, validation);
        var (first, second) = Cuts(dataset.Count, train, validation);
        var shuffled = dataset.Shuffle(seed);
        return RequireTraining(
            new(shuffled.Slice(0, first), shuffled.Slice(first, second - first), shuffled.Slice(second, dataset.Count - second), shuffled.Slice(0, 0)), train);
    }

    private static (int First, int Second) Cuts(int length, double train, double validation)
    {
        // Rounded, not truncated: 0.7 + 0.1 is a little less than 0.8.
        var first = (int)Math.Round(length * train, MidpointRounding.AwayFromZero);
        return (first, Math.Max(first, (int)Math.Round(length * (train + validation), MidpointRounding.AwayFromZero)));
    }

    private static void CheckShares(double train, double validation)
    {
        Hyperparameter.Share(Hyperparameter.Positive(train), nameof(train));
        Hyperparameter.Share(validation);
        if (train + validation > 1 + 1e-9)
        {
            throw new ArgumentException(Invariant($"Expected shares of at most 1 together, given {train} and {validation}."), nameof(validation));
        }
    }

    private static DatasetSplit RequireTraining(DatasetSplit split, double train) => split.Train.Count > 0
        ? split
        : throw new ArgumentException(Invariant($"A share of {train} leaves nothing to train on."), nameof(train));
}
