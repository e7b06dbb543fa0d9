namespace RnnGen;

/// <summary>Measures a dataset.</summary>
internal static class NormalizationFit
{
    /// <param name="dataset">The dataset.</param>
    /// <param name="mode">The numbers to measure.</param>
    /// <param name="isMeasured">Whether a column of the targets is; where none is, the targets have no normalization.</param>
    internal static Normalization Of(SequenceDataset dataset, NormalizationMode mode, Func<int, bool> isMeasured)
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
        var inputs = new List<(double[] Mean, double[] Scale)>();
        if (store.Inputs is not null)
        {
            inputs.Add(Measure(mode, store.Inputs, store.InputSize, MeasuredRows.OfInputs(dataset), static _ => true));
        }

        foreach (var beside in new[] { store.Static, store.Future }.OfType<StoredInputs>())
        {
            inputs.Add(Measure(mode, beside.Numbers, beside.Size, MeasuredRows.Beside(dataset, beside), static _ => true));
        }

        double[] inputMean = [.. inputs.SelectMany(static block => block.Mean)], inputScale = [.. inputs.SelectMany(static block => block.Scale)];
        var (targetMean, targetScale) = store.Targets is null || !Enumerable.Range(0, store.OutputSize).Any(isMeasured)
            ? (null, null)
            : Measure(mode, store.Targets, store.OutputSize, MeasuredRows.OfTargets(dataset), isMeasured);
        return new(inputMean, inputScale, targetMean, targetScale);
    }

    private static (double[] Mean, double[] Scale) Measure(NormalizationMode mode, double[] values, int size, MeasuredRow[] rows, Func<int, bool> isMeasured)
    {
        var (mean, scale) = (new double[size], new double[size]);
        for (var column = 0; column < size; column++)
        {
            (mean[column], scale[column]) = rows.Length == 0 || !isMeasured(column) ? (0, 1)
                : mode == NormalizationMode.Standardize ? Moments(values, size, column, rows) : Range(values, size, column, rows);
        }

        return (mean, scale);
    }

    private static (double Mean, double Deviation) Moments(double[] values, int size, int column, MeasuredRow[] rows)
    {
        double sum = 0, squares = 0, weights = 0;
        foreach (var (row, weight) in rows)
        {
            sum += weight * values[(row * size) + column];
            weights += weight;
        }

        var mean = sum / weights;
        foreach (var (row, weight) in rows)
        {
            var distance = values[(row * size) + column] - mean;
            squares += weight * (distance * distance);
        }

        return (mean, ScaleOr1(Math.Sqrt(squares / weights), mean));
    }

    private static (double Low, double Width) Range(double[] values, int size, int column, MeasuredRow[] rows)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var (row, _) in rows)
        {
            var value = values[(row * size) + column];
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return (low, ScaleOr1(high - low, low));
    }

    /// <summary>A feature that does not vary, but for roundings of its sum, is only shifted.</summary>
    private static double ScaleOr1(double scale, double shift) => scale > 1e-12 * Math.Abs(shift) && double.IsFinite(scale) ? scale : 1;
}
