namespace Co2Forecast;

/// <summary>A forecast that needs no training.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Forecast">From the month to forecast and the horizon in months to the forecast; looks at no month after their difference.</param>
internal sealed record Baseline(string Name, Func<int, int, double> Forecast)
{
    /// <summary>The three baselines. Horizons are 1 to 12 months, so the same month of last year is always known.</summary>
    public static IReadOnlyList<Baseline> All(MonthlySeries x, Periods periods)
    {
        var rise = x.MeanYearlyRise(0, periods.TestStart);
        return
        [
            new("last value", (month, horizon) => x[month - horizon]),
            new("same month last year + mean rise", (month, _) => x[month - 12] + rise),
            new("same month last year + latest rise", (month, horizon) => x[month - 12] + x[month - horizon] - x[month - horizon - 12]),
        ];
    }

    /// <summary>Its errors on the test decade.</summary>
    public BaselineErrors Judge(MonthlySeries series, Periods periods)
    {
        return new(Name, Error(horizon: 1), Error(horizon: 12));

        double Error(int horizon) => ErrorMeasure.RootMeanSquare(series, periods, month => Forecast(month, horizon));
    }
}

/// <summary>The errors of a baseline on the test decade, in ppm.</summary>
internal sealed record BaselineErrors(string Name, double OneMonth, double TwelveMonths);
