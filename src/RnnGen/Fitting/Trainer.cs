using System.Numerics;
using RnnGen.Runtime;
using static System.FormattableString;

namespace RnnGen;

/// <summary>
/// Trains a network on datasets: batches in an order drawn anew each epoch, gradients, clipping, an optimizer step at the schedule's learning rate. A step
/// whose loss or gradient is not finite is skipped and reported; it never reaches the weights. The same seed, data and options give the same weights,
/// to the bit.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Trainer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkEngine<T> _engine;
    private readonly Optimizer _optimizer;
    private readonly TrainerOptions _options;

    internal Trainer(NetworkEngine<T> engine, Optimizer optimizer, TrainerOptions options)
    {
        options.Check();
        if (options.BatchSize > engine.Layout.BatchSize)
        {
            throw new ArgumentException(
                Invariant($"Expected a batch size of at most {engine.Layout.BatchSize}, for which {engine.Layout.Name} is compiled; given {options.BatchSize}."), nameof(options));
        }

        if (options.WeightAverage is not null && optimizer.AveragesWeights)
        {
            throw new ArgumentException($"{optimizer.GetType().Name} averages the weights itself; expected no WeightAverage beside it.", nameof(options));
        }

        // The default says nothing, and so fits every network.
        if (options.TeacherForcingSchedule != Schedule.Constant && engine.Layout.TeacherForcing is var forcing and not TeacherForcing.Scheduled)
        {
            throw new ArgumentException(
                $"{engine.Layout.Name} is {(forcing is null ? "never" : "always")} forced; expected no TeacherForcingSchedule. Declare TeacherForcing = TeacherForcing.Scheduled to set one.",
                nameof(options));
        }

        // Names that are not the network's are found out here, not in the first run.
        UpdatePlan.Of(engine.Parameters, options.ParameterGroups, options.Frozen);
        (_engine, _optimizer, _options) = (engine, optimizer, options);
    }

    private int BatchSize => _options.BatchSize ?? _engine.Layout.BatchSize;

    /// <summary>
    /// Trains. Each call is a run of its own, which begins with the network's weights as they are and an optimizer without memory, unless it resumes from
    /// a checkpoint. Predictions on other threads must wait meanwhile.
    /// </summary>
    /// <param name="train">
    /// The dataset to train on. Normalization is measured on this alone. A stateful network wants the order of <see cref="SequenceDataset.Continuous"/> (here, and for
    /// validation): it is not shuffled, every epoch begins with zero states, and so does what follows a step that was skipped.
    /// </param>
    /// <param name="validation">The dataset by which the best weights are chosen, or null.</param>
    /// <param name="progress">Is told of every epoch, and of every batch if the options say so; on this thread.</param>
    /// <param name="cancellationToken">Ends training between two batches; the report says so.</param>
    /// <returns>The report of the run, also of one that ended early.</returns>
    /// <exception cref="ArgumentException">
    /// A dataset does not fit the network; a token, a label, a probability or a weight of it is out of range, or a sequence has too few steps for its labels (the message names the sequence); a number is not finite once normalized and in the
    /// network's precision (the message names column and row); or
    /// nothing in it counts. Found before the first step; nothing was changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    /// <exception cref="SafetensorsException">The checkpoint to resume from is damaged, or of another run; nothing was changed.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written. That there is no room or no permission is found out before the first epoch; the file stays what it was.</exception>
    public TrainingReport Fit(
        SequenceDataset train,
        SequenceDataset? validation = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        // An empty part of a split is no validation.
        validation = validation is { Count: 0 } ? null : validation;
        DatasetFit.Check<T>(_engine.Layout, train, BatchSize, nameof(train));
        if (validation is not null)
        {
            DatasetFit.Check<T>(_engine.Layout, validation, BatchSize, nameof(validation));
        }

        using var run = new TrainingRun<T>(_engine, _optimizer, _options, train, validation, progress);
        return run.Run(cancellationToken);
    }

    /// <summary>Measures the network on a dataset: its loss, and the metrics that go with the loss. A stateful network carries its states from batch to batch.</summary>
    /// <param name="dataset">The dataset, in which something counts.</param>
    /// <returns>The loss and the metrics.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Fit"/>: the dataset does not fit the network, something in it is out of range, or nothing counts.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    public Evaluation Evaluate(SequenceDataset dataset)
    {
        DatasetFit.Check<T>(_engine.Layout, dataset, BatchSize, nameof(dataset));
        DatasetNumbers.Check<T>(_engine.Layout, dataset, _engine.Applied, nameof(dataset));
        return new DatasetEvaluator<T>(_engine, dataset, BatchSize, _options.MaxDegreeOfParallelism).Evaluate();
    }
}

/// <summary>Makes trainers.</summary>
public static class Trainer
{
    /// <summary>Makes a trainer for a network.</summary>
    /// <param name="network">The network; it is trained in place.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The trainer; training begins with <see cref="Trainer{T}.Fit"/>.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or does not go with the network or the optimizer.</exception>
    public static Trainer<T> For<T>(IRecurrentNetwork<T> network, Optimizer optimizer, TrainerOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        return new(network.Engine, optimizer, options ?? new());
    }
}
