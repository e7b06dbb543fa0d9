namespace Weather;

/// <summary>Training, validation and test, one after the other; each the index of a day.</summary>
/// <param name="Validation">Where the year begins that decides when training ends.</param>
/// <param name="Test">Where the year begins that forecasts are judged by.</param>
/// <param name="End">One past its last day.</param>
internal sealed record Years(int Validation, int Test, int End)
{
    public static Years Of(Day[] days) => new(
        Array.FindIndex(days, day => day.Date.Year == days[^1].Date.Year - 1),
        Array.FindIndex(days, day => day.Date.Year == days[^1].Date.Year),
        days.Length);

    /// <summary>The days from which all seven forecasts fall into the test year.</summary>
    public IEnumerable<int> Origins => Enumerable.Range(Test - 1, End - Measurements.Horizons - Test + 1);
}
