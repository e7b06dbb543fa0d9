namespace RnnGen;

/// <summary>Measures a dataset.</summary>
internal static class NormalizationFit
{
    internal static Normalization Of(SequenceDataset dataset, NormalizationMode mode, bool targets)
    {
        if (!Enum.IsDefined(mode))
        {
            throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such normalization.");
        }

        if (dataset.Count == 0)
        {
            throw new InvalidOperationException("There are no sequences to measure.");
        }

        if (mode == NormalizationMode.None)
        {
            return Normalization.Identity;
        }

        var store = dataset.Store;
        var (inputMean, inputScale) = store.Inputs is null
            ? (null, null)
            : Measure(mode, store.Inputs, store.InputSize, Rows(dataset, store.Inputs, store.InputSize, s => (s * store.InputStride, store.LengthOf(s))));
        var (targetMean, targetScale) = store.Targets is null || !targets
            ? (null, null)
            : Measure(
                mode, store.Targets, store.OutputSize,
                Rows(dataset, store.Targets, store.OutputSize, s => (store.TargetOrigin + (s * store.TargetStride), store.OutputStepsOf(s))));
        return new(inputMean, inputScale, targetMean, targetScale);
    }

    /// <summary>Which rows of the stored numbers the dataset's sequences read; overlapping windows share theirs.</summary>
    private static List<int> Rows(SequenceDataset dataset, double[] values, int size, Func<int, (int Start, int Steps)> reads)
    {
        var isRead = new bool[values.Length / size];
        foreach (var sequence in dataset.Indices)
        {
            var (start, steps) = reads(sequence);
            isRead.AsSpan(start / size, steps).Fill(true);
        }

        return [.. Enumerable.Range(0, isRead.Length).Where(row => isRead[row])];
    }

    private static (double[] Mean, double[] Scale) Measure(NormalizationMode mode, double[] values, int size, List<int> rows)
    {
        var (mean, scale) = (new double[size], new double[size]);
        for (var column = 0; column < size; column++)
        {
            (mean[column], scale[column]) = rows.Count == 0 ? (0, 1)
                : mode == NormalizationMode.Standardize ? Moments(values, size, column, rows) : Range(values, size, column, rows);
        }

        return (mean, scale);
    }

    private static (double Mean, double Deviation) Moments(double[] values, int size, int column, List<int> rows)
    {
        double sum = 0, squares = 0;
        foreach (var row in rows)
        {
            sum += values[(row * size) + column];
        }

        var mean = sum / rows.Count;
        foreach (var row in rows)
        {
            var distance = values[(row * size) + column] - mean;
            squares += distance * distance;
        }

        return (mean, ScaleOr1(Math.Sqrt(squares / rows.Count), mean));
    }

    private static (double Low, double Width) Range(double[] values, int size, int column, List<int> rows)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var row in rows)
        {
            var value = values[(row * size) + column];
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return (low, ScaleOr1(high - low, low));
    }

    /// <summary>A feature that does not vary, but for roundings of its sum, is only shifted.</summary>
    private static double ScaleOr1(double scale, double shift) => scale > 1e-12 * Math.Abs(shift) && double.IsFinite(scale) ? scale : 1;
}
