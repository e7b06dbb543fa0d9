using RnnGen;

namespace Weather;

/// <summary>What the network sees of a day, and what it is to forecast.</summary>
internal sealed class Measurements(Day[] days, Years years)
{
    /// <summary>Temperatures, rain, wind, whether the sun shone, and the season on a circle, so that December is next to January.</summary>
    public const int Features = 7;

    /// <summary>Days ahead: 1 to 7.</summary>
    public const int Horizons = 7;

    private const int Steps = Forecaster.Sizes.Steps;

    /// <summary>Windows whose forecasts all fall into the training years.</summary>
    public SequenceDataset Training => Windows(Steps, years.Validation);

    /// <summary>Windows whose forecasts all fall into the validation year.</summary>
    public SequenceDataset Validation => Windows(years.Validation, years.Test);

    /// <summary>A network's forecasts from a day on, degrees Celsius.</summary>
    public float[] Predict(Forecaster network, int origin)
    {
        var highs = new float[Horizons];
        network.Predict([.. Before(origin).Select(value => (float)value)], highs);
        return highs;
    }

    private SequenceDataset Windows(int first, int end)
    {
        var origins = Enumerable.Range(first - 1, end - Horizons - first + 1).ToArray();
        double[] targets = [.. origins.SelectMany(origin => days[(origin + 1)..(origin + 1 + Horizons)]).Select(day => day.High)];
        return SequenceDataset.FromArrays([.. origins.SelectMany(Before)], targets.AsSpan(), Steps, inputSize: Features, outputSize: Horizons);
    }

    /// <summary>What the network reads to forecast from a day on: that day and those before it.</summary>
    private IEnumerable<double> Before(int origin) => days[(origin - Steps + 1)..(origin + 1)].SelectMany(Of);

    private static double[] Of(Day day) =>
    [
        day.High,
        day.Low,
        Math.Sqrt(day.Precipitation),
        day.Wind,
        day.Kind == "sun" ? 1 : 0,
        Math.Sin(day.Season),
        Math.Cos(day.Season),
    ];
}
