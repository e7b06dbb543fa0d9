namespace Weather;

/// <summary>Forecasts that need no network. They may look at the validation year too, which the network does not learn from.</summary>
internal static class Baselines
{
    public static IReadOnlyList<Forecast> All(Day[] days, Years years)
    {
        var climate = new Climate(days[..years.Test]);
        var keeps = Enumerable.Range(0, Measurements.Horizons + 1).Select(Kept).ToArray();
        return
        [
            new("persistence: as today", (origin, _) => days[origin].High),
            new("climatology: as usual at this time of the year", (origin, ahead) => climate.Usual(days[origin + ahead])),
            new("both: as usual, and a part of today's departure", (origin, ahead) => climate.Usual(days[origin + ahead]) + (keeps[ahead] * climate.Departure(days[origin]))),
        ];

        // The part of a departure that is left after so many days, by least squares.
        double Kept(int ahead)
        {
            var known = Enumerable.Range(0, years.Test - ahead);
            return known.Sum(day => climate.Departure(days[day]) * climate.Departure(days[day + ahead])) / known.Sum(day => Math.Pow(climate.Departure(days[day]), 2));
        }
    }
}
