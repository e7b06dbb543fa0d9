using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>Measures a network on one dataset, as often as asked. A batch weighs as much as it has valid output steps. A stateful network carries its states from batch to batch.</summary>
internal sealed class DatasetEvaluator<T>(NetworkEngine<T> engine, SequenceDataset dataset, int batchSize)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BatchBuffer<T> _buffer = new(dataset, batchSize);
    private readonly RowStates<T>? _states = engine.Layout.IsStateful ? new(engine.Layout) : null;

    /// <summary>The mean loss over all valid elements; null when cancelled. Allocates nothing.</summary>
    internal double? Loss(CancellationToken cancellationToken)
    {
        double sum = 0;
        long weights = 0;
        for (var start = 0; start < dataset.Count; start += batchSize)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return null;
            }

            var count = Math.Min(batchSize, dataset.Count - start);
            var weight = dataset.ValidOutputs(start, count);
            sum += engine.Evaluate(_buffer.Fill(dataset, start, count), _states) * weight;
            weights += weight;
        }

        return weights == 0 ? 0 : sum / weights;
    }

    internal Evaluation Evaluate()
    {
        var metrics = MetricCatalog.For<T>(engine.Layout.Loss!.Value);
        var outputs = new T[batchSize * engine.Layout.OutputSteps * engine.Layout.OutputSize];
        for (var start = 0; start < dataset.Count; start += batchSize)
        {
            var count = Math.Min(batchSize, dataset.Count - start);
            var batch = _buffer.Fill(dataset, start, count);
            var predicted = outputs.AsSpan(0, count * engine.Layout.OutputSteps * engine.Layout.OutputSize);
            engine.Predict(batch, predicted, logits: false, _states);
            Add(metrics, batch, predicted, start, count);
        }

        return new(Loss(CancellationToken.None)!.Value, metrics.ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal));
    }

    private void Add(Metric<T>[] metrics, in SequenceBatch<T> batch, ReadOnlySpan<T> outputs, int start, int count)
    {
        var (steps, size) = (engine.Layout.OutputSteps, engine.Layout.OutputSize);
        for (var row = 0; row < count; row++)
        {
            var valid = dataset.ValidOutputs(start + row, 1);
            for (var position = row * steps; position < (row * steps) + valid; position++)
            {
                foreach (var metric in metrics)
                {
                    metric.Add(
                        outputs.Slice(position * size, size),
                        dataset.HasLabels ? default : batch.Targets.Slice(position * size, size),
                        dataset.HasLabels ? batch.Labels[position] : -1);
                }
            }
        }
    }
}
