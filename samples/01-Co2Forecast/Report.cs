using System.Globalization;
using Spectre.Console;

namespace Co2Forecast;

/// <summary>What the sample prints.</summary>
internal static class Report
{
    public static void Data(MonthlySeries series, Periods periods)
    {
        var gaps = series.Gaps().ToArray();
        Line($"CO2 at Mauna Loa, {Month(series, 0)} to {Month(series, series.Count - 1)}: {series.Count} months, {series.Measured.Count(m => m)} of them measured.");
        Line($"Gaps: {string.Join(", ", gaps.Select(gap => Span(series, gap)))}.");
        Line($"  Filled with the shape of the year after, so that windows run across them. Never a target of training, never part of an error.");
        Line($"Trend: {series.MeanYearlyRise(0, periods.TestStart):F2} ppm a year before the test decade, {series.MeanYearlyRise(periods.TestStart - 12, periods.End):F2} in it.");
        Line($"  Taken out by differences: the network sees monthly changes, never levels, and forecasts the rise from the last month on.");
        Line($"Training to {Month(series, periods.ValidationStart - 1)}, validation to {Month(series, periods.TestStart - 1)}, test from {Month(series, periods.TestStart)} on.");
        Line($"");
    }

    /// <summary>The network's errors beside those of the baselines, in ppm.</summary>
    public static void Errors(IReadOnlyList<SeedRun> runs, IReadOnlyList<BaselineErrors> baselines)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("Root mean square error over the test decade, ppm");
        table.AddColumn("forecast").AddColumn("one month ahead", c => c.RightAligned()).AddColumn("twelve months ahead", c => c.RightAligned());
        foreach (var baseline in baselines)
        {
            Row(baseline.Name, baseline.OneMonth, baseline.TwelveMonths);
        }

        table.AddEmptyRow();
        foreach (var run in runs)
        {
            Row($"LSTM, seed {run.Seed}", run.OneMonth, run.TwelveMonths);
        }

        table.AddEmptyRow();
        Row($"LSTM, median of {runs.Count}", ErrorMeasure.Median(runs.Select(run => run.OneMonth)), ErrorMeasure.Median(runs.Select(run => run.TwelveMonths)));
        Row($"LSTM, worst of {runs.Count}", runs.Max(run => run.OneMonth), runs.Max(run => run.TwelveMonths));
        AnsiConsole.Write(table);

        void Row(string name, double one, double twelve) => table.AddRow(name, Text($"{one:F3}"), Text($"{twelve:F3}"));
    }

    public static void Line(FormattableString text) => Console.WriteLine(Text(text));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Month(MonthlySeries series, int month) => series.DateOf(month).ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Span(MonthlySeries series, Gap gap) =>
        gap.First == gap.Last ? Month(series, gap.First) : $"{Month(series, gap.First)} to {Month(series, gap.Last)}";
}
