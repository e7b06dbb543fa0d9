namespace Co2Forecast;

/// <summary>Three stretches of time, one after the other: training, validation, test. A month belongs to where its forecasts are judged.</summary>
/// <param name="ValidationStart">The first month of the validation years.</param>
/// <param name="TestStart">The first month of the test decade.</param>
/// <param name="End">One past the last month.</param>
internal sealed record Periods(int ValidationStart, int TestStart, int End)
{
    private const int MonthsOfValidation = 5 * 12;
    private const int MonthsOfTest = 10 * 12;

    public IEnumerable<int> TestMonths => Enumerable.Range(TestStart, End - TestStart);

    public static Periods Of(MonthlySeries series) =>
        new(series.Count - MonthsOfTest - MonthsOfValidation, series.Count - MonthsOfTest, series.Count);
}
