using System.Numerics;
using System.Runtime.InteropServices;
using RnnGen.Runtime;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>Every number that a network gives on some batches, to be compared bit for bit.</summary>
internal sealed class Record<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<(string What, T[] Values)> _entries = [];

    /// <summary>Predictions, losses and gradients, each from a training context of its own.</summary>
    public static Record<T> Of(NetworkEngine<T> engine, Subject subject, IEnumerable<TypedBatch<T>> batches)
    {
        var record = new Record<T>();
        foreach (var batch in batches)
        {
            record.AddPredictions(engine, subject, batch);
            if (engine.Layout.Loss is not null)
            {
                using var context = subject.CreateContext(engine);
                record.Add($"loss of {batch.Name}", [T.CreateTruncating(engine.Evaluate(batch.Batch))]);
                record.AddGradients(context, batch);
                if (engine.Layout.IsStateful)
                {
                    // A second window goes on with the states of the first.
                    record.AddGradients(context, batch);
                }
            }
        }

        return record;
    }

    /// <summary>What a context gives now.</summary>
    public static Record<T> Of(TrainingContext<T> context, TypedBatch<T> batch)
    {
        var record = new Record<T>();
        record.AddGradients(context, batch);
        return record;
    }

    /// <summary>What a network predicts now.</summary>
    public static Record<T> Predictions(NetworkEngine<T> engine, Subject subject, TypedBatch<T> batch)
    {
        var record = new Record<T>();
        record.AddPredictions(engine, subject, batch);
        return record;
    }

    /// <summary>Where two differ; null where they do not.</summary>
    public string? Difference(Record<T> other)
    {
        foreach (var ((what, a), (_, b)) in _entries.Zip(other._entries))
        {
            var common = MemoryMarshal.AsBytes<T>(a).CommonPrefixLength(MemoryMarshal.AsBytes<T>(b)) / Marshal.SizeOf<T>();

            // A sum may be NaN by one term or another, whose signs differ.
            while (common < a.Length && ((T.IsNaN(a[common]) && T.IsNaN(b[common])) || BitsEqual(a[common], b[common])))
            {
                common++;
            }

            if (common < a.Length)
            {
                return FormattableString.Invariant($"{what}: element {common} of {a.Length} is {b[common]:R}, expected {a[common]:R}");
            }
        }

        return _entries.Count == other._entries.Count ? null : "one has more numbers than the other";
    }

    private static bool BitsEqual(T a, T b) => MemoryMarshal.AsBytes<T>([a]).SequenceEqual(MemoryMarshal.AsBytes<T>([b]));

    private void AddPredictions(NetworkEngine<T> engine, Subject subject, TypedBatch<T> batch)
    {
        var declaration = subject.Declaration;
        var outputs = new T[batch.Source.Rows * declaration.OutputSteps * declaration.OutputSize];
        engine.Predict(batch.Batch, outputs);
        Add($"outputs of {batch.Name}", [.. outputs]);
        engine.PredictLogits(batch.Batch, outputs);
        Add($"logits of {batch.Name}", outputs);
        if (declaration.ChoosesClasses)
        {
            var classes = new int[batch.Source.Rows * declaration.OutputSteps];
            engine.Decode(batch.Batch, classes, new() { Temperature = batch.Source.Rows % 2, Seed = 3 });
            Add($"classes of {batch.Name}", [.. classes.Select(T.CreateTruncating)]);
        }
    }

    private void AddGradients(TrainingContext<T> context, TypedBatch<T> batch)
    {
        context.Step = 5;
        var result = context.ComputeGradients(batch.Batch);
        Add($"loss and norm of {batch.Name}", [result.Loss, result.GradientNorm]);
        foreach (var tensor in context.Gradients.Tensors)
        {
            var values = new T[tensor.Length];
            tensor.CopyTo(values);
            Add($"dL/d{tensor.Name} of {batch.Name}", values);
        }

        if (context.LastFlow is { } flow)
        {
            Add($"norms of dL/dh of {batch.Name}", [.. flow.Layers.SelectMany(layer => layer.Norms).Select(T.CreateTruncating)]);
        }
    }

    private void Add(string what, T[] values) => _entries.Add((what, values));
}
