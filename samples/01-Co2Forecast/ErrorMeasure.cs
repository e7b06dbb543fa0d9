namespace Co2Forecast;

/// <summary>How far forecasts are off.</summary>
internal static class ErrorMeasure
{
    /// <summary>The root of the mean squared error over the test decade, in ppm.</summary>
    /// <param name="series">The measurements; the test decade has one for every month.</param>
    /// <param name="periods">Where the test decade lies.</param>
    /// <param name="forecast">From a month to its forecast.</param>
    public static double RootMeanSquare(MonthlySeries series, Periods periods, Func<int, double> forecast) =>
        Math.Sqrt(periods.TestMonths.Average(month => Square(forecast(month) - series[month])));

    /// <summary>The middle one of an odd number of values.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToArray();
        return ordered[ordered.Length / 2];
    }

    private static double Square(double value) => value * value;
}
