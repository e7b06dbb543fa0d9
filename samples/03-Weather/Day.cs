using CsvHelper;

namespace Weather;

/// <summary>A day of the record: a line of the file.</summary>
[CsvRecord]
internal sealed partial record Day
{
    [CsvColumn("date")]
    public DateOnly Date { get; init; }

    /// <summary>Millimetres.</summary>
    [CsvColumn("precipitation")]
    public double Precipitation { get; init; }

    /// <summary>The highest temperature, degrees Celsius.</summary>
    [CsvColumn("temp_max")]
    public double High { get; init; }

    /// <summary>The lowest temperature, degrees Celsius.</summary>
    [CsvColumn("temp_min")]
    public double Low { get; init; }

    /// <summary>The wind's speed.</summary>
    [CsvColumn("wind")]
    public double Wind { get; init; }

    /// <summary>drizzle, fog, rain, snow or sun.</summary>
    [CsvColumn("weather")]
    public string Kind { get; init; } = "";

    /// <summary>Where in the year it lies, as an angle.</summary>
    public double Season => 2 * Math.PI * Date.DayOfYear / 365.25;

    /// <summary>Loads the record, one day after the other, without gaps.</summary>
    public static Day[] Load(string path)
    {
        using var reader = CsvReader.FromFile(path);
        var days = reader.GetRecords<Day>().ToArray();
        for (var i = 1; i < days.Length; i++)
        {
            if (days[i].Date != days[i - 1].Date.AddDays(1))
            {
                throw new InvalidDataException(FormattableString.Invariant($"{path}: expected {days[i - 1].Date.AddDays(1):O} after {days[i - 1].Date:O}; found {days[i].Date:O}."));
            }
        }

        return days;
    }
}
