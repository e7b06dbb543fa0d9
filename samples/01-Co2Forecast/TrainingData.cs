using RnnGen;

namespace Co2Forecast;

/// <summary>What is trained on, and what decides when to stop.</summary>
internal sealed record TrainingData(SequenceDataset Training, SequenceDataset Validation)
{
    public static TrainingData From(MonthlySeries series, Periods periods) => new(
        Windows(series, Changes.FirstOrigin + 1, periods.ValidationStart),
        Windows(series, periods.ValidationStart, periods.TestStart));

    /// <summary>The windows all of whose forecasts fall into these months. One that would learn from a month that was filled in is left out.</summary>
    private static SequenceDataset Windows(MonthlySeries series, int first, int end)
    {
        var origins = Enumerable.Range(first - 1, end - Changes.Horizons - first + 1)
            .Where(origin => series.Measured.AsSpan(origin + 1, Changes.Horizons).IndexOf(false) < 0)
            .ToArray();
        return SequenceDataset.FromArrays(
            Changes.Before(series, origins), Changes.After(series, origins).AsSpan(), Changes.Steps, outputSize: Changes.Horizons);
    }
}
