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

    /// <summary>The mean loss of each head in the last call of <see cref="Loss"/>, without its weight.</summary>
    internal double[] HeadLosses { get; } = new double[engine.Layout.EachHead.Length];

    private readonly double[] _ofBatch = new double[engine.Layout.EachHead.Length];

    /// <summary>The mean loss over all valid elements; null when cancelled. Allocates nothing.</summary>
    internal double? Loss(CancellationToken cancellationToken)
    {
        double sum = 0;
        double weights = 0;
        HeadLosses.AsSpan().Clear();
        for (var start = 0; start < dataset.Count; start += batchSize)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return null;
            }

            var count = Math.Min(batchSize, dataset.Count - start);
            var weight = dataset.LossWeight(start, count);
            sum += engine.Evaluate<SequenceBatch<double>, double>(_buffer.Fill(dataset, start, count), _states, _ofBatch, threads) * weight;
            weights += weight;
            for (var i = 0; i < HeadLosses.Length; i++)
            {
                HeadLosses[i] += _ofBatch[i] * weight;
            }
        }

        for (var i = 0; i < HeadLosses.Length; i++)
        {
            HeadLosses[i] = weights == 0 ? 0 : HeadLosses[i] / weights;
        }

        return weights == 0 ? 0 : sum / weights;
    }

    internal Evaluation Evaluate()
    {
        var network = engine.Layout;
        var heads = Array.ConvertAll(network.EachHead, head => HeadMetrics.Of(head, network.OutputSteps, engine.Applied?.Targets));
        var size = network.OutputSteps * network.OutputSize;
        var outputs = new double[heads.Any(static head => !head.TakesLogits) ? batchSize * size : 0];
        var logits = new double[heads.Any(static head => head.TakesLogits) ? batchSize * size : 0];
        var distances = new double[heads.Any(static head => head.Scaling is not null) ? batchSize * network.OutputSteps * network.ValueSize : 0];
        for (var start = 0; start < dataset.Count; start += batchSize)
        {
            var count = Math.Min(batchSize, dataset.Count - start);
            var batch = _buffer.Fill(dataset, start, count);
            engine.Predict(batch, outputs.AsSpan(0, Math.Min(outputs.Length, count * size)), logits.AsSpan(0, Math.Min(logits.Length, count * size)), _states, threads);
            foreach (var head in heads)
            {
                head.Center(network, logits, batch.Targets, distances);
            }

            for (var row = 0; row < count; row++)
            {
                Add(heads, batch, outputs, logits, distances, row, dataset.ValidOutputs(start + row));
            }
        }

        var loss = Loss(CancellationToken.None)!.Value;
        var metrics = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < heads.Length; i++)
        {
            var prefix = network.HasSeveralHeads ? network.EachHead[i].Name + "." : "";
            if (network.HasSeveralHeads)
            {
                metrics.Add(prefix + "loss", HeadLosses[i]);
            }

            foreach (var metric in heads[i].Metrics)
            {
                metrics.Add(prefix + metric.Name, metric.Value);
            }
        }

        return new(loss, metrics);
    }

    /// <summary>Adds a sequence's valid steps but those that weigh nothing.</summary>
    private void Add(HeadMetrics[] heads, in SequenceBatch<double> batch, double[] outputs, double[] logits, double[] distances, int row, int valid)
    {
        var (network, counts) = (engine.Layout, false);
        for (var position = row * network.OutputSteps; position < (row * network.OutputSteps) + valid; position++)
        {
            var weight = batch.StepWeights.IsEmpty ? 1 : batch.StepWeights[IsTranscribed ? row : position];
            if (weight == 0)
            {
                continue;
            }

            counts = true;
            foreach (var (head, takesLogits, scaling, metrics) in heads)
            {
                var output = (takesLogits ? logits : outputs).AsSpan((position * network.OutputSize) + head.OutputColumn, head.OutputSize);
                var targets = scaling is null ? batch.Targets : distances;
                foreach (var metric in metrics)
                {
                    metric.Add(
                        output,
                        head.TakesTargets ? targets.Slice((position * network.ValueSize) + head.TargetColumn, head.TargetSize) : default,
                        head.TakesLabels && !IsTranscribed ? batch.Labels[(position * network.LabelSize) + head.TargetColumn] : -1,
                        weight);
                }
            }
        }

        foreach (var metric in counts ? heads.SelectMany(static head => head.Metrics) : [])
        {
            metric.EndSequence(IsTranscribed ? batch.Labels.Slice(row * engine.Layout.MaxLabels, batch.TargetLengths[row]) : default);
        }
    }
}
