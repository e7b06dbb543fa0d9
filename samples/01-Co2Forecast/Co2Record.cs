using System.Globalization;
using RnnGen;

namespace Co2Forecast;

/// <summary>Reads the record of Mauna Loa, which has no rows for months without a measurement, and fills them in.</summary>
internal static class Co2Record
{
    public static MonthlySeries Load(string path)
    {
        var record = TimeSeries.Load(path, columns: ["CO2"], timeColumn: "Date");
        var months = record.Times.Select(date => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray();
        var values = new double[MonthsBetween(months[0], months[^1]) + 1];
        var measured = new bool[values.Length];
        for (var row = 0; row < months.Length; row++)
        {
            var month = MonthsBetween(months[0], months[row]);
            (values[month], measured[month]) = (record["CO2"][row], true);
        }

        var series = new MonthlySeries(months[0], values, measured);
        foreach (var gap in series.Gaps())
        {
            Fill(values, gap);
        }

        return series;
    }

    /// <summary>
    /// Takes the season's shape from the year after: what is interpolated across the gap, along a straight line, is the rise to the same month
    /// of the next year, not the value itself. Every gap lies in the training years, so nothing later than those is looked at.
    /// </summary>
    private static void Fill(double[] values, Gap gap)
    {
        var (before, after) = (gap.First - 1, gap.Last + 1);
        var (from, to) = (values[before + 12] - values[before], values[after + 12] - values[after]);
        for (var month = gap.First; month <= gap.Last; month++)
        {
            var rise = from + ((to - from) * (month - before) / (after - before));
            values[month] = values[month + 12] - rise;
        }
    }

    private static int MonthsBetween(DateOnly first, DateOnly last) => ((last.Year - first.Year) * 12) + last.Month - first.Month;
}
