using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>Everything that training changes, and that a checkpoint therefore holds.</summary>
internal sealed class TrainingState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal TrainingState(NetworkEngine<T> engine, Optimizer optimizer, TrainerOptions options)
    {
        Engine = engine;
        Optimizer = optimizer.Bind(engine.Parameters, engine.Width, UpdatePlan.Of(engine.Parameters, options.ParameterGroups, options.Frozen));
        Average = EvaluatedAverage<T>.Of(engine.Parameters, Optimizer, options.WeightAverage?.Bind(engine.Parameters, engine.Width));
        Context = engine.CreateTrainingContext(new() { Seed = options.Seed, MaxDegreeOfParallelism = options.MaxDegreeOfParallelism });
        Best = new(engine.Layout, options.EarlyStopping);
        Guard = new(options.MaxSkippedSteps);
        Heads = HeadLossSums.Of(engine.Layout);
    }

    internal NetworkEngine<T> Engine { get; }

    internal OptimizerState<T> Optimizer { get; }

    /// <summary>The average of the weights; null where there is none.</summary>
    internal EvaluatedAverage<T>? Average { get; }

    internal TrainingContext<T> Context { get; }

    internal BestWeights<T> Best { get; }

    internal StepGuard Guard { get; }

    /// <summary>The epochs that are done. The order of sequences is a function of their number.</summary>
    internal List<EpochReport> History { get; } = [];

    /// <summary>The place of the epoch that is not done yet.</summary>
    internal EpochCursor Cursor { get; set; }

    /// <summary>The losses of the heads in that epoch; null where there is a single head.</summary>
    internal HeadLossSums? Heads { get; }
}

/// <summary>The progress of an epoch.</summary>
/// <param name="Batch">The batches done.</param>
/// <param name="LossSum">The sum of their losses, each times its valid output steps.</param>
/// <param name="LossWeight">The sum of the weights of the valid output steps.</param>
/// <param name="Skipped">The steps skipped.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
internal readonly record struct EpochCursor(int Batch, double LossSum, double LossWeight, int Skipped, double LearningRate)
{
    /// <summary>The mean loss so far; NaN as long as no step was taken.</summary>
    internal double Loss => LossSum / LossWeight;
}
