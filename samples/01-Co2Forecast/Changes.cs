namespace Co2Forecast;

/// <summary>What the network reads and what it learns, in ppm.</summary>
internal static class Changes
{
    /// <summary>How many monthly changes a forecast looks back on.</summary>
    public const int Steps = Co2Forecaster.Sizes.Steps;

    /// <summary>How many months ahead a forecast reaches.</summary>
    public const int Horizons = Co2Forecaster.Sizes.OutputSize;

    /// <summary>The first month that has enough months before it to forecast from.</summary>
    public const int FirstOrigin = Steps;

    /// <summary>The changes from month to month up to each origin: [origins, steps].</summary>
    public static double[] Before(MonthlySeries series, IEnumerable<int> origins) =>
    [
        .. from origin in origins
           from month in Enumerable.Range(origin - Steps + 1, Steps)
           select series[month] - series[month - 1],
    ];

    /// <summary>The rises from each origin to 1, 2, ... 12 months after it: [origins, horizons].</summary>
    public static double[] After(MonthlySeries series, IEnumerable<int> origins) =>
    [
        .. from origin in origins
           from horizon in Enumerable.Range(1, Horizons)
           select series[origin + horizon] - series[origin],
    ];
}
