using System.Diagnostics;
using Co2Forecast;

// Usage: Co2Forecast [folder for forecast.svg and co2.safetensors; the current one unless given]
var clock = Stopwatch.StartNew();
var folder = Directory.CreateDirectory(args.Length > 0 ? args[0] : ".").FullName;
var weights = Path.Combine(folder, "co2.safetensors");
var chart = Path.Combine(folder, "forecast.svg");

var series = Co2Record.Load(Path.Combine(AppContext.BaseDirectory, "co2-concentration.csv"));
var periods = Periods.Of(series);
Report.Data(series, periods);

var data = TrainingData.From(series, periods);
var runs = TrainingView.Show([1, 2, 3, 4, 5], (seed, progress) => SeedRun.Train(seed, series, periods, data, progress));
var trained = clock.Elapsed;

var baselines = Baseline.All(series, periods).Select(baseline => baseline.Judge(series, periods)).ToArray();
Report.Errors(runs, baselines);

// The test decade has no say in which seed is kept.
var best = runs.MinBy(run => run.Report.BestLoss)!;
best.Network.Save(weights);
var reloaded = new Forecasts(Co2Forecaster.Load(weights), series, periods);
ForecastChart.Write(chart, series, periods, best);
Report.Line($"Seed {best.Seed} has the lowest validation loss. Its weights: {weights}");
Report.Line($"Its forecasts beside the measurements: {chart}");
Report.Line($"");

var oneMonth = (Median: ErrorMeasure.Median(runs.Select(run => run.OneMonth)), ToBeat: baselines.Min(baseline => baseline.OneMonth));
var twelveMonths = (Median: ErrorMeasure.Median(runs.Select(run => run.TwelveMonths)), ToBeat: baselines.Min(baseline => baseline.TwelveMonths));
var checks = new Checks();
checks.That(oneMonth.Median < oneMonth.ToBeat, $"one month ahead, the median {oneMonth.Median:F3} ppm is below every baseline's ({oneMonth.ToBeat:F3})");
checks.That(twelveMonths.Median < twelveMonths.ToBeat, $"twelve months ahead, the median {twelveMonths.Median:F3} ppm is below every baseline's ({twelveMonths.ToBeat:F3})");
checks.That(reloaded.SameBits(best.Forecasts), $"weights that were saved and loaded give the same forecasts, to the bit");
checks.That(runs.All(run => run.Report.SkippedSteps == 0), $"every loss and gradient was finite");
checks.That(trained < TimeSpan.FromSeconds(60), $"the five trainings took {trained.TotalSeconds:F1} seconds, less than 60");
return checks.ExitCode;
