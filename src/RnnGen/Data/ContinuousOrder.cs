using static System.FormattableString;

namespace RnnGen;

/// <summary>Orders windows so that each row of a batch continues the same row of the batch before.</summary>
internal static class ContinuousOrder
{
    internal static SequenceDataset Of(SequenceDataset dataset, int rows, ReadOnlySpan<bool> starts)
    {
        Hyperparameter.AtLeast(1, rows);
        if (dataset.Count < rows)
        {
            throw new ArgumentException(Invariant($"Expected at least a sequence for each of {rows} rows; the dataset has {dataset.Count}."), nameof(rows));
        }

        if (dataset.IsSeries && dataset.Store.WindowStride != dataset.Steps)
        {
            throw new ArgumentException(
                Invariant($"Expected windows that follow each other: of {dataset.Steps} steps, with stride: {dataset.Steps}; their stride is {dataset.Store.WindowStride}."), nameof(dataset));
        }

        if (!starts.IsEmpty && starts.Length != dataset.Count)
        {
            throw new ArgumentException(Invariant($"Expected one of each of {dataset.Count} sequences, or none; given {starts.Length}."), nameof(starts));
        }

        var windows = dataset.Count / rows;
        var indices = new int[windows * rows];
        for (var i = 0; i < indices.Length; i++)
        {
            indices[i] = dataset.Indices[(i % rows * windows) + (i / rows)];
        }

        return new(dataset.Store with { Starts = Starts(dataset, starts) }, indices, rows);
    }

    /// <summary>By the sequences' own numbers. A gap in them is a start too: what was between them is not there.</summary>
    private static bool[]? Starts(SequenceDataset dataset, ReadOnlySpan<bool> starts)
    {
        var all = new bool[dataset.Store.Count];
        for (var i = 0; i < dataset.Count; i++)
        {
            var isNext = i > 0 && dataset.Indices[i] == dataset.Indices[i - 1] + 1;
            all[dataset.Indices[i]] = !isNext || (!starts.IsEmpty && starts[i]);
        }

        return all;
    }
}
