using System.Runtime.InteropServices;

namespace Co2Forecast;

/// <summary>A trained network's forecasts of the test decade, in ppm.</summary>
internal sealed class Forecasts
{
    private readonly MonthlySeries _series;
    private readonly int _firstOrigin;
    private readonly float[] _rises;

    /// <summary>Forecasts from every month that the test decade needs: its forecasts 12 months ahead begin 12 months before it.</summary>
    public Forecasts(Co2Forecaster network, MonthlySeries series, Periods periods)
    {
        _series = series;
        _firstOrigin = periods.TestStart - Changes.Horizons;
        var origins = Enumerable.Range(_firstOrigin, periods.End - _firstOrigin).ToArray();
        _rises = new float[origins.Length * Changes.Horizons];
        var changes = Array.ConvertAll(Changes.Before(series, origins), change => (float)change);
        for (var row = 0; row < origins.Length; row += Co2Forecaster.Sizes.BatchSize)
        {
            var rows = Math.Min(Co2Forecaster.Sizes.BatchSize, origins.Length - row);
            network.Predict(changes.AsSpan(row * Changes.Steps, rows * Changes.Steps), _rises.AsSpan(row * Changes.Horizons, rows * Changes.Horizons));
        }
    }

    /// <summary>The forecast for a month, made so many months before it.</summary>
    public double For(int target, int horizon)
    {
        var origin = target - horizon;
        return _series[origin] + _rises[((origin - _firstOrigin) * Changes.Horizons) + horizon - 1];
    }

    /// <summary>Whether the other forecasts are the same to the last bit.</summary>
    public bool SameBits(Forecasts other) =>
        MemoryMarshal.AsBytes<float>(_rises).SequenceEqual(MemoryMarshal.AsBytes<float>(other._rises));
}
