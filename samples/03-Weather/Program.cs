using System.Diagnostics;
using Weather;

const int Seeds = 5;
var clock = Stopwatch.StartNew();
var days = Day.Load(Path.Combine(AppContext.BaseDirectory, "seattle-weather.csv"));
var years = Years.Of(days);
Report.Line($"Seattle, {days[0].Date:yyyy-MM-dd} to {days[^1].Date:yyyy-MM-dd}: {days.Length} days.");
Report.Line($"Trained up to {days[years.Validation - 1].Date:yyyy-MM-dd}, stopped by {days[years.Validation].Date.Year}, judged by {days[years.Test].Date.Year}.");
Report.Line($"");

var baselines = Baselines.All(days, years);
var measurements = new Measurements(days, years);
var networks = Enumerable.Range(1, Seeds).Select(seed => SeedRun.Train(seed, measurements, years)).ToArray();
Report.Errors(days, years, [.. baselines, .. networks]);

var median = networks.Select(network => network.Error(days, years)).Order().ElementAt(Seeds / 2);
var kept = true;
foreach (var baseline in baselines)
{
    var toBeat = baseline.Error(days, years);
    kept &= Report.Check(median < toBeat, $"over seven days, the median of the seeds, {median:F2} degrees, is below {toBeat:F2} ({baseline.Name})");
}

kept &= Report.Check(clock.Elapsed < TimeSpan.FromSeconds(60), $"took {clock.Elapsed.TotalSeconds:F1} seconds, less than 60");
return kept ? 0 : 1;
