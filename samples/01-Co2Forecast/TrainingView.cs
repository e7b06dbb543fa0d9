using System.Globalization;
using RnnGen;
using Spectre.Console;

namespace Co2Forecast;

/// <summary>A progress bar for each seed, with the loss as it falls.</summary>
internal static class TrainingView
{
    /// <summary>Calls <paramref name="train"/> for each seed.</summary>
    public static IReadOnlyList<SeedRun> Show(IReadOnlyList<int> seeds, Func<int, IProgress<TrainingProgress>, SeedRun> train) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .Start(context =>
            {
                var bars = seeds.Select(seed => context.AddTask($"seed {seed}", autoStart: false, maxValue: SeedRun.MaximumEpochs)).ToArray();
                return seeds.Zip(bars, (seed, bar) =>
                {
                    bar.StartTask();
                    var run = train(seed, new LossOnBar(seed, bar));
                    bar.Value = bar.MaxValue;
                    bar.StopTask();
                    return run;
                }).ToArray();
            });

    /// <summary>Moves the bar and rewrites its text after every epoch.</summary>
    private sealed class LossOnBar(int seed, ProgressTask bar) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            bar.Value = value.Epoch;
            bar.Description = string.Create(
                CultureInfo.InvariantCulture,
                $"seed {seed}   epoch {value.Epoch,3}   loss {value.Loss:F4}   validation {value.ValidationLoss:F4}");
        }
    }
}
