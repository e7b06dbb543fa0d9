using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>Measures a network on one dataset, as often as asked. A batch weighs as much as the valid output steps that it has. A stateful network carries its states from batch to batch.</summary>
internal sealed class DatasetEvaluator<T>(NetworkEngine<T> engine, SequenceDataset dataset, int batchSize, int? threads)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BatchBuffer<double> _buffer = new(dataset, batchSize);
    private readonly RowStates<T>? _states = engine.Layout.IsStateful ? new(engine.Layout) : null;

    /// <summary>Whether a sequence's labels are not aligned with its steps.</summary>
    private bool IsTranscribed => dataset.Store.IsTranscribed;

    /// <summary>The mean loss over all valid elements; null when cancelled. Allocates nothing.</summary>
    internal double? Loss(CancellationToken cancellationToken)
    {
        double sum = 0;
        double weights = 0;
        for (var start = 0; start < dataset.Count; start += batchSize)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return null;
            }

            var count = Math.Min(batchSize, dataset.Count - start);
            var weight = dataset.LossWeight(start, count);
            sum += engine.Evaluate<SequenceBatch<double>, double>(_buffer.Fill(dataset, start, count), _states, threads) * weight;
            weights += weight;
        }

        return weights == 0 ? 0 : sum / weights;
    }

    internal Evaluation Evaluate()
    {
        var metrics = MetricCatalog.For<double>(engine.Layout);
        // Of several outputs for each target there is nothing to subtract it from.
        var network = engine.Layout;
        var (outputStep, scaling) = (network.OutputSteps * network.OutputSize, network.Columns.Count == 1 && network.TargetSize == network.OutputSize ? engine.Applied?.Targets : null);
        var (outputs, distances) = (new double[batchSize * outputStep], new double[scaling is null ? 0 : batchSize * outputStep]);

        // Probabilities of 0 have lost what their logarithms were; and errors are differences of distances from the mean, since the rounding of mean + error would cost digits.
        var takesLogits = scaling is not null || network.Loss is LossKind.SoftmaxCrossEntropy or LossKind.Focal;
        for (var start = 0; start < dataset.Count; start += batchSize)
        {
            var count = Math.Min(batchSize, dataset.Count - start);
            var batch = _buffer.Fill(dataset, start, count);
            var predicted = outputs.AsSpan(0, count * outputStep);
            engine.Predict(batch, predicted, takesLogits, _states, threads);
            var targets = scaling is null ? batch.Targets : Center(scaling, predicted, batch.Targets, distances);
            Add(metrics, batch, targets, predicted, start, count);
        }

        return new(Loss(CancellationToken.None)!.Value, metrics.ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal));
    }

    private Span<double> Center(FeatureScaling scaling, Span<double> outputs, ReadOnlySpan<double> targets, Span<double> distances)
    {
        for (var (i, size) = (0, engine.Layout.OutputSize); i < outputs.Length; i += size)
        {
            scaling.Center(outputs.Slice(i, size), targets.Slice(i, size), distances[i..]);
        }

        return distances;
    }

    private void Add(Metric<double>[] metrics, in SequenceBatch<double> batch, ReadOnlySpan<double> targets, ReadOnlySpan<double> outputs, int start, int count)
    {
        for (var row = 0; row < count; row++)
        {
            if (AddSequence(metrics, batch, targets, outputs, row, dataset.ValidOutputs(start + row)))
            {
                foreach (var metric in metrics)
                {
                    metric.EndSequence(IsTranscribed ? batch.Labels.Slice(row * engine.Layout.MaxLabels, batch.TargetLengths[row]) : default);
                }
            }
        }
    }

    /// <summary>Adds a sequence's valid steps but those that weigh nothing; false when none is left.</summary>
    private bool AddSequence(Metric<double>[] metrics, in SequenceBatch<double> batch, ReadOnlySpan<double> targets, ReadOnlySpan<double> outputs, int row, int valid)
    {
        var (steps, size, counts) = (engine.Layout.OutputSteps, engine.Layout.OutputSize, false);
        var targetSize = engine.Layout.TargetSize;
        for (var position = row * steps; position < (row * steps) + valid; position++)
        {
            var weight = batch.StepWeights.IsEmpty ? 1 : batch.StepWeights[IsTranscribed ? row : position];
            if (weight == 0)
            {
                continue;
            }

            counts = true;
            foreach (var metric in metrics)
            {
                metric.Add(
                    outputs.Slice(position * size, size),
                    dataset.HasLabels ? default : targets.Slice(position * targetSize, targetSize),
                    dataset.HasLabels && !IsTranscribed ? batch.Labels[position] : -1,
                    weight);
            }
        }

        return counts;
    }
}
