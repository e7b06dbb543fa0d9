using RnnGen.Runtime;
using RnnGen.Testing;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

public sealed class PredictTests
{
    private static readonly double[] Inputs = Leaky.Numbers(24);

    [Fact]
    public void ManyToMany_ReturnsEveryStepOfEveryRow()
    {
        var engine = Leaky.Engine(new());
        Assert.Equal(Leaky.Logits(engine, Inputs, 4, 4, 4), Predict(engine, new() { Inputs = Inputs }));
    }

    [Fact]
    public void ManyToOne_ReturnsTheLastStep()
    {
        var engine = Leaky.Engine(new() { Shape = SequenceShape.ManyToOne });
        Assert.Equal(LastSteps(engine, 4, 4, 4), Predict(engine, new() { Inputs = Inputs }));
    }

    [Fact]
    public void ManyToMany_ReturnsZeroBeyondALength_WhateverStandsThere()
    {
        var engine = Leaky.Engine(new());
        Assert.Equal(Leaky.Logits(engine, Inputs, 2, 0, 4), Predict(engine, new() { Inputs = NaNBeyond(2, 0, 4), Lengths = [2, 0, 4] }));
    }

    [Fact]
    public void ManyToOne_ReturnsTheLastValidStep_AndZeroForAnEmptyRow()
    {
        var engine = Leaky.Engine(new() { Shape = SequenceShape.ManyToOne });
        engine.Normalization = new(targetMean: [5, 5, 5], targetScale: [1, 1, 1]);
        var expected = LastSteps(engine, 3, 0, 4).Select(static (value, i) => i is >= 3 and < 6 ? 0 : value + 5);
        Assert.Equal(expected, Predict(engine, new() { Inputs = NaNBeyond(3, 0, 4), Lengths = [3, 0, 4] }));
    }

    [Fact]
    public void FullLengths_AreAsNone()
    {
        var engine = Leaky.Engine(new());
        Assert.Equal(Predict(engine, new() { Inputs = Inputs }), Predict(engine, new() { Inputs = Inputs, Lengths = [4, 4, 4] }));
    }

    [Fact]
    public void FewerRows_PredictAsInAFullBatch()
    {
        var engine = Leaky.Engine(new());
        var all = Predict(engine, new() { Inputs = Inputs });
        Assert.Equal(all[..12], Predict(engine, new() { Inputs = Inputs[..8] }));
        Assert.Equal(all[12..], Predict(engine, new() { Inputs = Inputs[8..] }));
    }

    [Fact]
    public void Tokens_SelectColumns_AndPaddingIsIgnored()
    {
        var engine = Leaky.Engine(new() { InputSize = 0, Vocabulary = 5, Shape = SequenceShape.ManyToOne });
        var (weight, bias) = (engine.Parameters["leaky.weight"], engine.Parameters["leaky.bias"]);
        var actual = Predict(engine, new() { Tokens = [3, 1, -1, -1, 2, 2, 2, 2], Lengths = [2, 4] });
        for (var o = 0; o < 3; o++)
        {
            Assert.Equal((bias[o] + weight[o, 3]) * 0.5 + (bias[o] + weight[o, 1]), actual[o]);
        }

        var outputs = new double[3];
        engine.Predict([2, 2, 2, 2], outputs);
        Assert.Equal(actual[3..], outputs);
    }

    [Theory]
    [InlineData(LossKind.SoftmaxCrossEntropy)]
    [InlineData(LossKind.BinaryCrossEntropy)]
    public void CrossEntropies_PredictProbabilities_AndLogits(LossKind loss)
    {
        var engine = Leaky.Engine(new() { Loss = loss });
        var (probabilities, logits) = (new double[36], new double[36]);
        engine.Predict(Inputs, probabilities);
        engine.PredictLogits(Inputs, logits);
        Assert.Equal(Leaky.Logits(engine, Inputs, 4, 4, 4), logits);
        Assert.All(probabilities, static value => Assert.InRange(value, 1e-6, 1 - 1e-6));
        if (loss == LossKind.SoftmaxCrossEntropy)
        {
            // Three quotients and two sums of numbers up to 1: at most four roundings of half a unit, 2^-54 to 2^-53 each.
            Assert.All(probabilities.Chunk(3), static step => Assert.Equal(1, step.Sum(), 4 * Math.Pow(2, -53)));
        }
    }

    /// <summary>The numbers are powers of two, so that scaling does not round.</summary>
    [Fact]
    public void Normalization_IsAppliedToInputs_AndUndoneInValues_NotInLogits()
    {
        var engine = Leaky.Engine(new());
        var plain = Predict(engine, new() { Inputs = [.. Inputs.Select(static (x, i) => (x - (i % 2 == 0 ? 1 : -2)) * (i % 2 == 0 ? 0.5 : 4))] });
        engine.Normalization = new([1, -2], [2, 0.25], [8, 0, -4], [2, 1, 0.5]);

        var (values, logits) = (new double[36], new double[36]);
        engine.Predict(Inputs, values);
        engine.PredictLogits(Inputs, logits);
        Assert.Equal(plain, logits);
        double[] mean = [8, 0, -4], scale = [2, 1, 0.5];
        Assert.Equal(plain.Select((value, i) => value * scale[i % 3] + mean[i % 3]), values);
    }

    /// <summary>One feature and many take other paths through the copy.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(19)]
    public void Inputs_AreNormalized_WhateverTheirNumber(int features)
    {
        var engine = Leaky.Engine(new() { InputSize = features });
        var inputs = Leaky.Numbers(3 * 4 * features);
        double[] mean = [.. Enumerable.Range(0, features).Select(static i => i + 0.5)];
        engine.Normalization = new(mean, [.. mean.Select(static _ => 0.25)]);
        var outputs = new double[36];
        engine.Predict(new SequenceBatch<double> { Inputs = inputs, Lengths = [4, 1, 3] }, outputs);
        double[] normalized = [.. inputs.Select((x, i) => (x - mean[i % features]) * 4)];
        Assert.Equal(Leaky.Logits(engine, normalized, 4, 1, 3), outputs);
    }

    [Fact]
    public void NormalizationThatDoesNotFit_IsRefused_AndTheOldOneStays()
    {
        var engine = Leaky.Engine(new());
        var old = engine.Normalization = new([1, 2], [1, 1]);
        var exception = Assert.Throws<ArgumentException>("value", () => engine.Normalization = new([1], [1]));
        Assert.StartsWith("The normalization has 1 features; expected 2, or none.", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("value", () => engine.Normalization = new(null, null, [1], [1]));
        Assert.Same(old, engine.Normalization);

        var classifier = Leaky.Engine(new() { Loss = LossKind.SoftmaxCrossEntropy });
        Assert.Throws<ArgumentException>("value", () => classifier.Normalization = new(null, null, [1, 1, 1], [1, 1, 1]));
    }

    [Fact]
    public void Clone_HasTheSameWeights_AndItsOwnLife()
    {
        var engine = Leaky.Engine(new(), seed: 5);
        engine.Normalization = new([1, 2], [3, 4]);
        var clone = engine.Clone();
        Assert.Equal(Predict(engine, new() { Inputs = Inputs }), Predict(clone, new() { Inputs = Inputs }));
        Assert.Equal(engine.Normalization, clone.Normalization);
        clone.Parameters.Clear();
        Assert.Equal(Leaky.Engine(new(), seed: 5).Parameters.Values.ToArray(), engine.Parameters.Values.ToArray());
    }

    [Fact]
    public void ManyThreads_PredictAtOnce()
    {
        var engine = Leaky.Engine(new() { Steps = 40, InputSize = 6 });
        var inputs = Enumerable.Range(0, 8).Select(static i => Leaky.Numbers(3 * 40 * 6, from: 1000 * i)).ToArray();
        var expected = Array.ConvertAll(inputs, row => Leaky.Logits(engine, row, 40, 40, 40));
        using var barrier = new Barrier(8);
        var wrong = new int[8];
        var threads = Enumerable.Range(0, 8).Select(i => new Thread(() =>
        {
            var outputs = new double[expected[i].Length];
            barrier.SignalAndWait();
            for (var round = 0; round < 200; round++)
            {
                engine.Predict(inputs[i], outputs);
                wrong[i] += outputs.AsSpan().SequenceEqual(expected[i]) ? 0 : 1;
            }
        })).ToArray();
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());
        Assert.Equal(new int[8], wrong);
    }

    [Fact]
    public void WarmCalls_AllocateNothing()
    {
        var engine = Leaky.SingleEngine(new());
        engine.Normalization = new([1, 2], [1, 2], [1, 2, 3], [1, 2, 3]);
        var (inputs, outputs, targets) = (new float[24], new float[36], new float[36]);
        int[] lengths = [1, 0, 4];
        Assert.Equal(0, Allocation.Of(() => engine.Predict(inputs, outputs)));
        Assert.Equal(0, Allocation.Of(() => engine.PredictLogits(new SequenceBatch<float> { Inputs = inputs, Lengths = lengths }, outputs)));
        Assert.Equal(0, Allocation.Of(() => engine.Evaluate(new SequenceBatch<float> { Inputs = inputs, Targets = targets, Lengths = lengths })));
    }

    private static double[] Predict(NetworkEngine<double> engine, SequenceBatch<double> batch)
    {
        var rows = engine.Layout.Vocabulary > 0 ? batch.Tokens.Length / 4 : batch.Inputs.Length / 8;
        var outputs = new double[rows * engine.Layout.OutputSteps * 3];

        // What stood in the caller's array before the call must not stay there.
        outputs.AsSpan().Fill(double.NaN);
        engine.Predict(batch, outputs);
        return outputs;
    }

    private static double[] LastSteps(NetworkEngine<double> engine, params int[] lengths)
    {
        var all = Leaky.Logits(engine, Inputs, lengths);
        return [.. lengths.SelectMany((length, row) => length == 0 ? new double[3] : all.AsSpan(row * 12 + (length - 1) * 3, 3).ToArray())];
    }

    private static double[] NaNBeyond(params int[] lengths) => [.. Inputs.Select((x, i) => i % 8 / 2 < lengths[i / 8] ? x : double.NaN)];
}
