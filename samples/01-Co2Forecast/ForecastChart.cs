using System.Globalization;

namespace Co2Forecast;

/// <summary>The test decade: what was measured, and what was forecast.</summary>
internal static class ForecastChart
{
    public static void Write(string path, MonthlySeries series, Periods periods, SeedRun run)
    {
        var start = series.DateOf(periods.TestStart);
        var subtitle = string.Create(
            CultureInfo.InvariantCulture,
            $"Ten years that were not trained on. Root mean square error: one month ahead {run.OneMonth:F2} ppm, twelve months ahead {run.TwelveMonths:F2} ppm.");
        File.WriteAllText(path, SvgChart.Draw("CO2 at Mauna Loa, measured (Scripps CO2 Program) and forecast", subtitle, "CO2, parts per million", start,
        [
            new("measured", "#222", 1.2, Dots: true, [.. periods.TestMonths.Select(month => series[month])]),
            new("forecast twelve months ahead", "#4c9bd6", 1.6, Dots: false, [.. periods.TestMonths.Select(month => run.Forecasts.For(month, 12))]),
            new("forecast one month ahead", "#e4572e", 1.6, Dots: false, [.. periods.TestMonths.Select(month => run.Forecasts.For(month, 1))]),
        ]));
    }
}
