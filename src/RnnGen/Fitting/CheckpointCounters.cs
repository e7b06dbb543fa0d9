using System.Globalization;
using System.Numerics;

namespace RnnGen.Checkpoints;

/// <summary>The single numbers of a training run, as metadata of its checkpoint. Each is written so that it reads back the same.</summary>
internal sealed record CheckpointCounters(
    long OptimizerStep, long ContextStep, EpochCursor Cursor, long SkippedTotal, int SkippedInARow, string? Problem, double BestLoss, int BestEpoch, int Stale)
{
    internal static void Write<T>(TrainingState<T> state, Dictionary<string, string> metadata)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Add("optimizer.step", state.Optimizer.Step);
        Add("context.step", state.Context.Step);
        Add("epoch.batch", state.Cursor.Batch);
        Add("epoch.loss_sum", state.Cursor.LossSum);
        Add("epoch.loss_weight", state.Cursor.LossWeight);
        Add("epoch.skipped", state.Cursor.Skipped);
        Add("epoch.learning_rate", state.Cursor.LearningRate);
        Add("skipped.total", state.Guard.Total);
        Add("skipped.in_a_row", state.Guard.InARow);
        Add("best.loss", state.Best.Loss);
        Add("best.epoch", state.Best.Epoch);
        Add("best.stale", state.Best.Stale);
        if (state.Guard.Problem is { } problem)
        {
            metadata.Add("skipped.problem", problem);
        }

        void Add<TNumber>(string key, TNumber value)
            where TNumber : IFormattable => metadata.Add(key, value.ToString(null, CultureInfo.InvariantCulture));
    }

    internal static CheckpointCounters Read(SafetensorsHeader header)
    {
        return new(
            Count<long>("optimizer.step"),
            Count<long>("context.step"),
            new(Count<int>("epoch.batch"), Number<double>("epoch.loss_sum"), Count<double>("epoch.loss_weight"), Count<int>("epoch.skipped"), Number<double>("epoch.learning_rate")),
            Count<long>("skipped.total"),
            Count<int>("skipped.in_a_row"),
            header.Metadata.GetValueOrDefault("skipped.problem"),
            Number<double>("best.loss"),
            Count<int>("best.epoch"),
            Count<int>("best.stale"));

        TNumber Number<TNumber>(string key)
            where TNumber : INumber<TNumber> =>
            TNumber.TryParse(header.Metadata.GetValueOrDefault(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw header.Error($"the metadata '{key}' is {SafetensorsText.Quoted(header.Metadata.GetValueOrDefault(key, ""))}, expected a number");

        TNumber Count<TNumber>(string key)
            where TNumber : INumber<TNumber> =>
            Number<TNumber>(key) is var value && value >= TNumber.Zero ? value : throw header.Error($"the metadata '{key}' is {value}, expected at least 0");
    }

    /// <summary>Checks that a run can have come this far: nothing is counted more often than there were batches.</summary>
    /// <param name="header">The header that was read.</param>
    /// <param name="epochs">The epochs that are done.</param>
    /// <param name="batches">The batches of an epoch.</param>
    /// <exception cref="SafetensorsException">It cannot.</exception>
    internal void Check(SafetensorsHeader header, int epochs, int batches)
    {
        AtMost(batches, Cursor.Batch, "epoch.batch");
        AtMost(Cursor.Batch, Cursor.Skipped, "epoch.skipped");
        var done = ((long)epochs * batches) + Cursor.Batch;
        AtMost(done, ContextStep, "context.step");
        AtMost(done, OptimizerStep, "optimizer.step");
        AtMost(done - OptimizerStep, SkippedTotal, "skipped.total");
        AtMost(SkippedTotal, SkippedInARow, "skipped.in_a_row");
        AtMost(epochs, BestEpoch, "best.epoch");
        AtMost(epochs, Stale, "best.stale");
        if (double.IsNaN(BestLoss))
        {
            throw header.Error("the metadata 'best.loss' is NaN, expected a number");
        }

        void AtMost(long limit, long value, string key)
        {
            if (value > limit)
            {
                throw header.Error(string.Create(
                    CultureInfo.InvariantCulture, $"the metadata '{key}' is {value}, expected at most {limit} after {epochs} epochs of {batches} batches and {Cursor.Batch} batches of the next"));
            }
        }
    }

    internal void Apply<T>(TrainingState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        state.Optimizer.RestoreStep(OptimizerStep);
        if (state.Average?.State is { } average)
        {
            average.Updates = OptimizerStep;
        }

        state.Context.Step = ContextStep;
        state.Cursor = Cursor;
        (state.Guard.Total, state.Guard.InARow, state.Guard.Problem) = (SkippedTotal, SkippedInARow, Problem);
        (state.Best.Loss, state.Best.Epoch, state.Best.Stale) = (BestLoss, BestEpoch, Stale);
    }
}
