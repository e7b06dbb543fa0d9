using System.Diagnostics;
using System.Numerics;
using RnnGen.Checkpoints;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>One run of a trainer, from its first batch or its checkpoint to its report.</summary>
internal sealed class TrainingRun<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkEngine<T> _engine;
    private readonly TrainerOptions _options;
    private readonly SequenceDataset _train;
    private readonly SequenceDataset? _validationData;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly DatasetEvaluator<T>? _validation;
    private readonly BatchBuffer<double> _buffer;
    private readonly TrainingState<T> _state;
    private readonly TrainingStep<T> _step;
    private readonly TrainingCheckpoint<T>? _checkpoint;

    internal TrainingRun(
        NetworkEngine<T> engine,
        Optimizer optimizer,
        TrainerOptions options,
        SequenceDataset train,
        SequenceDataset? validation,
        IProgress<TrainingProgress>? progress)
    {
        (_engine, _options, _train, _validationData, _progress) = (engine, options, train, validation, progress);
        var batchSize = options.BatchSize ?? engine.Layout.BatchSize;
        _validation = validation is null ? null : new(engine, validation, batchSize, options.MaxDegreeOfParallelism);
        _buffer = new(train, batchSize);
        _state = new(engine, optimizer, options);
        _step = new(options, _state);
        _checkpoint = options.Checkpoint is null
            ? null
            : new(options.Checkpoint.Path, _state, RunSignature.Of<T>(engine.Layout, optimizer, options, batchSize, train, validation), train.BatchCount(batchSize));
    }

    public void Dispose() => _state.Context.Dispose();

    internal TrainingReport Run(CancellationToken cancellationToken)
    {
        _checkpoint?.Rehearse();
        if (_options.Checkpoint is { Resume: true } && File.Exists(_options.Checkpoint.Path))
        {
            _checkpoint!.Restore();
        }
        else
        {
            Normalize();
        }

        var reason = RunEpochs(cancellationToken);
        _checkpoint?.Save();
        _state.Average?.Show();
        _state.Best.Restore(_engine.Parameters);
        var history = _state.History;
        return new(
            reason, [.. history], _state.Best.Epoch, _state.Best.Loss, _state.Optimizer.Step, _state.Guard.Total, _state.Guard.Problem, history.Sum(e => e.Seconds));
    }

    private void Normalize()
    {
        var (layout, applied) = (_engine.Layout, _engine.Applied);
        var mode = _options.NormalizationFor(layout);
        if (applied is null && mode != NormalizationMode.None)
        {
            applied = new(NormalizationFit.Of(_train, mode, layout.IsNormalized), layout);
        }

        DatasetNumbers.Check<T>(layout, _train, applied, "train");
        if (_validationData is not null)
        {
            DatasetNumbers.Check<T>(layout, _validationData, applied, "validation");
        }

        _engine.Applied = applied;
    }

    private StopReason RunEpochs(CancellationToken cancellationToken)
    {
        while (_state.History.Count < _options.Epochs)
        {
            if (_state.Best.ShouldStop)
            {
                return StopReason.EarlyStopped;
            }

            var started = Stopwatch.GetTimestamp();
            TrainEpoch(cancellationToken);
            if (_state.Guard.IsExhausted)
            {
                return StopReason.NotFinite;
            }

            if (cancellationToken.IsCancellationRequested || !CloseEpoch(started, cancellationToken))
            {
                return StopReason.Cancelled;
            }
        }

        return StopReason.Completed;
    }

    /// <summary>Goes through the batches that the epoch still has.</summary>
    private void TrainEpoch(CancellationToken cancellationToken)
    {
        var epoch = _state.History.Count;
        var order = _options.Shuffle && !_engine.Layout.IsStateful ? _train.Shuffle(_options.Seed, epoch) : _train;
        _step.BeginEpoch();
        var batches = order.BatchCount(_buffer.BatchSize);
        while (_state.Cursor.Batch < batches && !cancellationToken.IsCancellationRequested && !_state.Guard.IsExhausted)
        {
            TrainBatch(order, epoch);
            if (_options.ReportBatches)
            {
                Report(epoch, null, isEpochEnd: false, isBest: false);
            }
        }
    }

    private void TrainBatch(SequenceDataset order, int epoch)
    {
        var (state, cursor) = (_state, _state.Cursor);
        var start = cursor.Batch * _buffer.BatchSize;
        var count = Math.Min(_buffer.BatchSize, order.Count - start);
        if (_engine.Layout.TeacherForcing == TeacherForcing.Scheduled)
        {
            state.Context.TeacherForcingRate = Math.Clamp(_options.TeacherForcingSchedule.Factor(state.Optimizer.Step), 0, 1);
        }

        var result = state.Context.ComputeGradients(_buffer.Fill(order, start, count));
        if (result is { IsFinite: true, Weight: 0 })
        {
            // Nothing counts in this batch: a step would move the weights by momentum and decay alone.
            state.Cursor = cursor with { Batch = cursor.Batch + 1 };
            return;
        }

        if (!state.Guard.Admit(result, state.Context.Gradients, epoch + 1, cursor.Batch + 1))
        {
            state.Context.States?.Reset(); // What is not finite would go on and on.
            state.Cursor = cursor with { Batch = cursor.Batch + 1, Skipped = cursor.Skipped + 1 };
            return;
        }

        var rate = _step.Take(result.GradientNorm);
        state.Heads?.Add(state.Context.HeadLosses, result.Weight);
        state.Cursor = cursor with
        {
            Batch = cursor.Batch + 1,
            LossSum = cursor.LossSum + (double.CreateTruncating(result.Loss) * result.Weight),
            LossWeight = cursor.LossWeight + result.Weight,
            LearningRate = rate,
        };
    }

    /// <summary>Validates, and writes the epoch down; false when cancelled before that.</summary>
    private bool CloseEpoch(long started, CancellationToken cancellationToken)
    {
        var (epoch, cursor) = (_state.History.Count, _state.Cursor);
        _state.Average?.Show();
        var validationLoss = _validation?.Loss(cancellationToken);
        var isCancelled = _validation is not null && validationLoss is null;
        var isBest = !isCancelled && _state.Best.Offer(epoch + 1, validationLoss ?? cursor.Loss, _engine.Parameters);
        _state.Average?.Hide();
        if (isCancelled)
        {
            return false;
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Report(epoch, validationLoss, isEpochEnd: true, isBest);
        _state.History.Add(new(epoch + 1, cursor.Loss, validationLoss, cursor.LearningRate, cursor.Skipped, seconds)
        {
            GradientFlow = _state.Context.LastFlow,
            HeadLosses = HeadLosses,
            HeadValidationLosses = validationLoss is null ? HeadLossSums.None : ValidationOfHeads,
        });
        _state.Cursor = default;
        _state.Heads?.Clear();
        if (_options.Checkpoint is { } checkpoint && (epoch + 1) % checkpoint.EveryEpochs == 0)
        {
            _checkpoint!.Save();
        }

        return true;
    }

    private void Report(int epoch, double? validationLoss, bool isEpochEnd, bool isBest)
    {
        var cursor = _state.Cursor;
        _progress?.Report(new(
            epoch + 1, _options.Epochs, cursor.Batch, _train.BatchCount(_buffer.BatchSize), cursor.Loss, validationLoss, cursor.LearningRate,
            _state.Guard.Total, isEpochEnd, isBest)
        {
            HeadLosses = HeadLosses,
            HeadValidationLosses = validationLoss is null ? HeadLossSums.None : ValidationOfHeads,
        });
    }

    private IReadOnlyDictionary<string, double> HeadLosses => _state.Heads?.ByName(_state.Cursor.LossWeight) ?? HeadLossSums.None;

    private IReadOnlyDictionary<string, double> ValidationOfHeads => _state.Heads?.ByName(_validation!.HeadLosses) ?? HeadLossSums.None;
}
