using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>A step that a mask leaves out is as good as cut out of its row, to the bit, whatever stands there.</summary>
public sealed class MaskTests
{
    [Theory]
    [MemberData(nameof(Catalog.Masked), MemberType = typeof(Catalog))]
    public void WhatIsMasked_IsCutOut(string name)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        var network = engine.Layout;
        foreach (var seed in new[] { 1, 2 })
        {
            var random = new Random(seed);
            int[] lengths = [.. Enumerable.Range(0, network.BatchSize).Select(_ => random.Next(network.Steps + 1))];
            lengths[^1] = Math.Max(1, lengths[^1]);
            var cut = TestBatch.Of(network, network.BatchSize, lengths, seed);
            cut = seed == 1 ? cut : cut.WithWeights(network, seed);
            Check(engine, cut.As<double>(), cut.Apart(network, seed).As<double>());
        }
    }

    /// <summary>A mask that leaves all steps costs nothing: the passes are those of whole rows.</summary>
    [Theory]
    [InlineData("Lstm")]
    [InlineData("GruEmbedding")]
    public void AMaskThatLeavesAllSteps_ChangesNothing(string name)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        var whole = TestBatch.Of(engine.Layout, engine.Layout.BatchSize, [], 3);
        Check(engine, whole.As<double>(), whole.Apart(engine.Layout, 3).As<double>());
    }

    /// <summary>A mask leaves what lengths leave, where both are given.</summary>
    [Fact]
    public void AMask_IsReadWithinLengths()
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find("Lstm"));
        var (steps, rows) = (engine.Layout.Steps, engine.Layout.BatchSize);
        int[] lengths = [.. Enumerable.Range(0, rows).Select(row => row % steps)];
        var batch = TestBatch.Of(engine.Layout, rows, lengths, 4);
        Check(engine, batch.As<double>(), (batch with { Mask = [.. Enumerable.Repeat(true, rows * steps)] }).As<double>());
    }

    /// <summary>Also where rows are repeated for several draws of each.</summary>
    [Theory]
    [InlineData("DecoderTokens")]
    [InlineData("DecoderDotWide")]
    public void WhatIsMasked_IsCutOutOfWhatIsDecoded(string name)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        var (steps, rows) = (engine.Layout.Steps, engine.Layout.BatchSize);
        var cut = TestBatch.Of(engine.Layout, rows, [.. Enumerable.Range(0, rows).Select(row => (row + 2) % (steps + 1))], 6) with { TargetLengths = [] };
        foreach (var options in new DecodingOptions[] { new(), new() { Temperature = 1, Paths = 3, Seed = 5 } })
        {
            Assert.Equal(Decode(cut.As<double>().Batch, options), Decode(cut.Apart(engine.Layout, 6).As<double>().Batch, options));
        }

        int[] Decode(SequenceBatch<double> batch, DecodingOptions options)
        {
            var classes = new int[rows * options.Paths * engine.Layout.OutputSteps];
            engine.Decode(batch, classes, options);
            return classes;
        }
    }

    [Fact]
    public void MaskedCalls_AllocateNothing()
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find("Lstm"));
        var batch = TestBatch.Of(engine.Layout, engine.Layout.BatchSize, [.. Enumerable.Repeat(2, engine.Layout.BatchSize)], 5).Apart(engine.Layout, 5).As<double>();
        var outputs = new double[engine.Layout.BatchSize * engine.Layout.OutputSteps * engine.Layout.OutputSize];
        using var context = engine.CreateTrainingContext();
        Assert.Equal(0, Allocation.Of(() => engine.Predict(batch.Batch, outputs)));
        Assert.Equal(0, Allocation.Of(() => context.ComputeGradients(batch.Batch)));
    }

    private static void Check(NetworkEngine<double> engine, TypedBatch<double> cut, TypedBatch<double> masked)
    {
        var network = engine.Layout;
        Bits.AssertSame<double>(Moved(network, Logits(engine, cut.Batch), masked.Batch.Mask), Logits(engine, masked.Batch), "logits");
        if (network.Loss is null)
        {
            return;
        }

        Assert.Equal(engine.Evaluate(cut.Batch), engine.Evaluate(masked.Batch));
        using var expected = engine.CreateTrainingContext(new() { Seed = 3 });
        using var actual = engine.CreateTrainingContext(new() { Seed = 3 });
        var (loss, norm) = (expected.ComputeGradients(cut.Batch).Loss, expected.ComputeGradients(cut.Batch).GradientNorm);
        Assert.Equal(loss, actual.ComputeGradients(masked.Batch).Loss);
        Assert.Equal(norm, actual.ComputeGradients(masked.Batch).GradientNorm);
        Bits.AssertSame<double>(expected.Gradients.Values, actual.Gradients.Values, "gradients");
    }

    private static double[] Logits(NetworkEngine<double> engine, SequenceBatch<double> batch)
    {
        var rows = batch.Mask.IsEmpty && batch.Lengths.IsEmpty ? engine.Layout.BatchSize : Math.Max(batch.Lengths.Length, batch.Mask.Length / engine.Layout.Steps);
        var outputs = new double[rows * engine.Layout.OutputSteps * engine.Layout.OutputSize];
        outputs.AsSpan().Fill(double.NaN);
        engine.PredictLogits(batch, outputs);
        return outputs;
    }

    /// <summary>The outputs of steps at the places of those that the mask leaves; elsewhere zeros, or those of the latest one.</summary>
    private static double[] Moved(NetworkLayout network, double[] outputs, ReadOnlySpan<bool> mask)
    {
        if (network.Shape != SequenceShape.ManyToMany)
        {
            return outputs;
        }

        var (result, size) = (new double[outputs.Length], network.OutputSize);
        for (var row = 0; row < network.BatchSize; row++)
        {
            var next = row * network.Steps;
            for (var place = row * network.Steps; place < (row + 1) * network.Steps; place++)
            {
                if (mask[place])
                {
                    outputs.AsSpan(next++ * size, size).CopyTo(result.AsSpan(place * size));
                }
                else if (network.RepeatLastOutput && next > row * network.Steps)
                {
                    result.AsSpan((place - 1) * size, size).CopyTo(result.AsSpan(place * size));
                }
            }
        }

        return result;
    }
}
