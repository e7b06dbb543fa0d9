namespace Weather;

/// <summary>A way to forecast.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="High">From the day it is made on, and the days ahead, to the highest temperature.</param>
internal sealed record Forecast(string Name, Func<int, int, double> High)
{
    /// <summary>The root of the mean squared error over the test year so many days ahead, degrees Celsius.</summary>
    public double Error(Day[] days, Years years, int ahead) =>
        Math.Sqrt(years.Origins.Average(origin => Math.Pow(High(origin, ahead) - days[origin + ahead].High, 2)));

    /// <summary>The same over all seven days.</summary>
    public double Error(Day[] days, Years years) =>
        Math.Sqrt(Enumerable.Range(1, Measurements.Horizons).Average(ahead => Math.Pow(Error(days, years, ahead), 2)));
}
