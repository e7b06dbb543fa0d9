using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>Every number that a network gives on the standard batches, to compare two runs bit for bit.</summary>
internal sealed class NetworkRecord<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<(string What, T[] Values)> _entries = [];

    private NetworkRecord()
    {
    }

    /// <summary>Predicts, evaluates and takes gradients on every batch; then trains for three steps of Adam on the first one.</summary>
    public static NetworkRecord<T> Of(NetworkEngine<T> engine)
    {
        var record = new NetworkRecord<T>();
        var batches = Batches.Of(engine.Layout).ToList();
        foreach (var batch in batches)
        {
            record.AddPredictions(engine, batch);
            if (engine.Layout.Loss is not null)
            {
                record.AddGradients(engine, batch);
            }
        }

        if (engine.Layout.Loss is not null)
        {
            record.AddTraining(engine, batches[0].As<T>());
        }

        return record;
    }

    /// <summary>The entries that begin so.</summary>
    public IEnumerable<(string What, T[] Values)> Entries(string beginning) => _entries.Where(entry => entry.What.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>The record without the entries that begin so.</summary>
    public NetworkRecord<T> Without(string beginning)
    {
        var record = new NetworkRecord<T>();
        record._entries.AddRange(_entries.Where(entry => !entry.What.StartsWith(beginning, StringComparison.Ordinal)));
        return record;
    }

    public void AssertSame(NetworkRecord<T> other, string which)
    {
        Assert.Equal(_entries.Select(e => e.What), other._entries.Select(e => e.What));
        foreach (var (expected, actual) in _entries.Zip(other._entries))
        {
            Bits.AssertSame<T>(expected.Values, actual.Values, $"{which}: {expected.What}");
        }
    }

    /// <summary>A hash of every bit.</summary>
    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, values) in _entries)
        {
            hash.AppendData(MemoryMarshal.AsBytes(values.AsSpan()));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private void AddPredictions(NetworkEngine<T> engine, TestBatch batch)
    {
        var typed = batch.As<T>();
        var outputs = new T[batch.Rows * engine.Layout.OutputSteps * engine.Layout.OutputSize];
        engine.Predict(typed.Batch, outputs);
        Add($"outputs of {batch.Rows} rows", outputs);
        engine.PredictLogits(typed.Batch, outputs);
        Add($"logits of {batch.Rows} rows", outputs);
    }

    private void AddGradients(NetworkEngine<T> engine, TestBatch batch)
    {
        var typed = batch.As<T>();
        Add($"evaluated loss of {batch.Rows} rows", [T.CreateTruncating(engine.Evaluate(typed.Batch))]);
        using var context = engine.CreateTrainingContext(new() { Seed = 3 });
        var result = context.ComputeGradients(typed.Batch);
        Add($"loss and norm of {batch.Rows} rows", [result.Loss, result.GradientNorm]);
        foreach (var tensor in context.Gradients.Tensors)
        {
            Add($"dL/d{tensor.Name} of {batch.Rows} rows", tensor);
        }

        foreach (var layer in engine.Layout.Traces.Count > 0 ? context.GradientFlow.Layers : [])
        {
            Add($"norms of dL/dh of {layer.Name} of {batch.Rows} rows", [.. layer.Norms.Select(T.CreateTruncating)]);
        }
    }

    private void AddTraining(NetworkEngine<T> engine, TypedBatch<T> batch)
    {
        var trained = engine.Clone();
        using var context = trained.CreateTrainingContext(new() { Seed = 3 });
        var state = new Adam(learningRate: 0.02).Bind(trained.Parameters, trained.Width);
        for (var step = 0; step < 3; step++)
        {
            context.ComputeGradients(batch.Batch);
            state.Apply(context.Gradients);
        }

        foreach (var tensor in trained.Parameters.Tensors)
        {
            Add($"{tensor.Name} after three steps", tensor);
        }
    }

    private void Add(string what, ParameterTensor<T> tensor)
    {
        var values = new T[tensor.Length];
        tensor.CopyTo(values);
        Add(what, values);
    }

    private void Add(string what, T[] values) => _entries.Add((what, [.. values]));
}

internal static class Bits
{
    /// <summary>Asserts that two arrays have the same bits; signs of zeros and NaNs are bits too.</summary>
    public static void AssertSame<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        var length = MemoryMarshal.AsBytes(expected).CommonPrefixLength(MemoryMarshal.AsBytes(actual));
        if (length < MemoryMarshal.AsBytes(expected).Length)
        {
            var i = length / System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
            Assert.Fail(FormattableString.Invariant($"{what}: element {i} is {actual[i]:R}, expected {expected[i]:R}"));
        }
    }
}
