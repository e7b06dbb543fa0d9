namespace Co2Forecast;

/// <summary>A value for every month, and which of them were measured.</summary>
/// <param name="Start">The first month.</param>
/// <param name="Values">One value a month, without holes.</param>
/// <param name="Measured">Whether the month's value is a measurement; otherwise it was filled in.</param>
internal sealed record MonthlySeries(DateOnly Start, double[] Values, bool[] Measured)
{
    public int Count => Values.Length;

    public double this[int month] => Values[month];

    public DateOnly DateOf(int month) => Start.AddMonths(month);

    /// <summary>The runs of months without a measurement.</summary>
    public IEnumerable<Gap> Gaps()
    {
        for (var month = 0; month < Count; month++)
        {
            if (!Measured[month])
            {
                var first = month;
                month = Array.IndexOf(Measured, true, first);
                yield return new Gap(first, month - 1);
            }
        }
    }

    /// <summary>How much the value rose in a year, on average over the months from <paramref name="first"/> up to <paramref name="end"/>.</summary>
    public double MeanYearlyRise(int first, int end) =>
        Enumerable.Range(first + 12, end - first - 12).Average(month => Values[month] - Values[month - 12]);
}

/// <summary>Months without a measurement.</summary>
internal sealed record Gap(int First, int Last);
