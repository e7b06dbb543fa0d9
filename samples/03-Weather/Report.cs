using System.Globalization;
using Spectre.Console;

namespace Weather;

/// <summary>What the sample prints.</summary>
internal static class Report
{
    /// <summary>The errors of every forecast, day by day.</summary>
    public static void Errors(Day[] days, Years years, IReadOnlyList<Forecast> forecasts)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("Highest temperature, root mean square error over the test year, °C").AddColumn("days ahead");
        for (var ahead = 1; ahead <= Measurements.Horizons; ahead++)
        {
            table.AddColumn(Text($"{ahead}"), column => column.RightAligned());
        }

        table.AddColumn("all", column => column.RightAligned());
        foreach (var forecast in forecasts)
        {
            var errors = Enumerable.Range(1, Measurements.Horizons).Select(ahead => forecast.Error(days, years, ahead)).Append(forecast.Error(days, years));
            table.AddRow([forecast.Name, .. errors.Select(error => Text($"{error:F2}"))]);
        }

        AnsiConsole.Profile.Width = 140;
        AnsiConsole.Write(table);
    }

    /// <summary>Prints whether a promise is kept.</summary>
    public static bool Check(bool isKept, FormattableString promise)
    {
        Line($"{(isKept ? "passed" : "FAILED")}   {Text(promise)}");
        return isKept;
    }

    public static void Line(FormattableString text) => Console.WriteLine(Text(text));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
