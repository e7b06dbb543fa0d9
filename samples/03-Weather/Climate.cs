namespace Weather;

/// <summary>What is usual at each time of the year: the mean highest temperature of the same day and those around it, over some years.</summary>
internal sealed class Climate
{
    /// <summary>The days before and after that are averaged over.</summary>
    private const int Spread = 10;

    private readonly double[] _usual;

    /// <summary>Measures it on days that are past.</summary>
    public Climate(IReadOnlyCollection<Day> days) => _usual = [.. Enumerable.Range(1, 366).Select(dayOfYear => Around(days, dayOfYear))];

    /// <summary>The usual highest temperature, degrees Celsius.</summary>
    public double Usual(Day day) => _usual[day.Date.DayOfYear - 1];

    /// <summary>How much warmer than usual the day was.</summary>
    public double Departure(Day day) => day.High - Usual(day);

    private static double Around(IReadOnlyCollection<Day> days, int dayOfYear) => days.Where(day => Apart(day.Date.DayOfYear, dayOfYear) <= Spread).Average(day => day.High);

    private static int Apart(int one, int other) => Math.Min(Math.Abs(one - other), 365 - Math.Abs(one - other));
}
