using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>Rows of any number of steps give what a session gives that takes the same steps, to the bit.</summary>
public sealed class LongRowTests
{
    public static TheoryData<string> Networks => Catalog.Streaming;

    [Theory]
    [MemberData(nameof(Networks))]
    public void RowsOfAnyNumberOfSteps_GiveTheBitsOfASession(string name)
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find(name));
        if (engine.Layout.Shape == SequenceShape.OneToOne)
        {
            Refused(engine, 3, "steps: expected 0 or 1, because the network has one step; given 3.");
            return;
        }

        foreach (var steps in new[] { (2 * engine.Layout.Steps) + 1, engine.Layout.Steps - 1, 1 }.Where(steps => steps > 0 && steps != engine.Layout.Steps).Distinct())
        {
            foreach (var batch in Batches.Of(engine.Layout.OfSteps(steps)))
            {
                Check(engine, batch, steps);
            }
        }
    }

    /// <summary>Rows that are shorter than the network give what they give with lengths.</summary>
    [Theory]
    [InlineData("LstmInSingle")]
    [InlineData("GruEmbeddingInSingle")]
    [InlineData("AttentionInSingle")]
    public void ShorterRows_GiveTheBitsOfRowsWithLengths(string name)
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find(name));
        var (network, shorter) = (engine.Layout, engine.Layout.Steps - 2);
        var batch = TestBatch.Of(network, network.BatchSize, [.. Enumerable.Repeat(shorter, network.BatchSize)], 5);
        var expected = new float[batch.Rows * network.OutputSteps * network.OutputSize];
        engine.Predict(batch.As<float>().Batch, expected);

        var ofSteps = network.OfSteps(shorter);
        var cut = new SequenceBatch<float>
        {
            Steps = shorter,
            Inputs = Cut(batch.As<float>().Batch.Inputs.ToArray(), network.InputSize),
            Tokens = Cut(batch.Tokens, network.Vocabulary > 0 ? 1 : 0),
        };
        var outputs = new float[batch.Rows * ofSteps.OutputSteps * network.OutputSize];
        engine.Predict(cut, outputs);
        Assert.Equal(network.Shape == SequenceShape.ManyToMany ? Cut(expected, network.OutputSize) : expected, outputs);

        TItem[] Cut<TItem>(IEnumerable<TItem> items, int size) => size == 0 ? [] : [.. items.Chunk(network.Steps * size).SelectMany(row => row.Take(shorter * size))];
    }

    /// <summary>The losses of a causal network's first steps do not depend on those that follow: where these weigh nothing, the loss is that of rows that end there.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void LossesOfTheFirstSteps_AreThoseOfRowsThatEndThere(string name)
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find(name));
        if (engine.Layout is not { Shape: SequenceShape.ManyToMany, ScoresOutputs: true } own)
        {
            return;
        }

        foreach (var longer in new[] { own.Steps + 1, (2 * own.Steps) + 3 }.Select(own.OfSteps))
        {
            var batch = TestBatch.Of(longer, longer.BatchSize, [], seed: 4);
            float[] weights = [.. Enumerable.Range(0, batch.Rows * longer.LossSteps).Select(i => i % longer.LossSteps < own.Steps ? 0.25f + (i % 3) : 0)];
            var typed = batch.As<float>().Batch;
            var heads = new double[2 * own.EachHead.Length];
            var ofFirst = new SequenceBatch<float>
            {
                Inputs = Cut(typed.Inputs, batch.Rows, longer.Steps, own.Steps),
                Tokens = Cut(typed.Tokens, batch.Rows, longer.Steps, own.Steps),
                StaticInputs = typed.StaticInputs,
                StaticTokens = typed.StaticTokens,
                Targets = Cut(typed.Targets, batch.Rows, longer.Steps, own.Steps),
                Labels = Cut(typed.Labels, batch.Rows, longer.Steps, own.Steps),
                StepWeights = Cut<float>(weights, batch.Rows, longer.Steps, own.Steps),
            };
            var expected = engine.Evaluate<SequenceBatch<float>, float>(ofFirst, heads.AsSpan(0, own.EachHead.Length));
            var actual = engine.Evaluate<SequenceBatch<float>, float>(typed with { Steps = longer.Steps, StepWeights = weights }, heads.AsSpan(own.EachHead.Length));
            Bits.AssertSame<double>([expected, .. heads[..own.EachHead.Length]], [actual, .. heads[own.EachHead.Length..]], $"losses of {longer.Steps} steps");
        }
    }

    /// <summary>The first steps of each row.</summary>
    private static TItem[] Cut<TItem>(ReadOnlySpan<TItem> items, int rows, int steps, int count) =>
        items.IsEmpty ? [] : [.. items.ToArray().Chunk(items.Length / rows).SelectMany(row => row.Take(row.Length / steps * count))];

    /// <summary>Losses of rows with a mask are those of the same rows without what it leaves out; weights go with their steps.</summary>
    [Fact]
    public void MaskedSteps_HaveNoLosses()
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find("Lstm"));
        var network = engine.Layout.OfSteps((3 * engine.Layout.Steps) + 2);
        var cut = TestBatch.Of(network, network.BatchSize, [.. Enumerable.Range(0, network.BatchSize).Select(row => network.Steps - (2 * row))], 3);
        var apart = cut.Apart(network, 3);
        Assert.Equal(engine.Evaluate(cut.As<double>().Batch with { Steps = network.Steps }), engine.Evaluate(apart.As<double>().Batch with { Steps = network.Steps }));
    }

    [Fact]
    public void MaskedSteps_AreCutOutOfLongRows()
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find("Lstm"));
        var network = engine.Layout.OfSteps((3 * engine.Layout.Steps) + 2);
        var cut = TestBatch.Of(network, network.BatchSize, [.. Enumerable.Range(0, network.BatchSize).Select(row => network.Steps - (2 * row))], 3);
        var apart = cut.Apart(network, 3);
        var (expected, outputs) = (new double[cut.Rows * network.OutputSteps * network.OutputSize], new double[cut.Rows * network.OutputSteps * network.OutputSize]);
        engine.Predict(cut.As<double>().Batch with { Steps = network.Steps }, expected);
        engine.Predict(apart.As<double>().Batch with { Steps = network.Steps }, outputs);
        Assert.Equal(expected, outputs);
    }

    [Fact]
    public void NumbersInDoublePrecision_AreNormalizedBeforeTheyAreNarrowed()
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find("LstmInSingle"));
        var (size, steps) = (engine.Layout.InputSize, (2 * engine.Layout.Steps) + 1);
        engine.Normalization = new(Many(1e6, size), Many(2, size), Many(5e5, engine.Layout.OutputSize), Many(3, engine.Layout.OutputSize));
        double[] inputs = [.. Enumerable.Range(0, steps * size).Select(i => 1e6 + Math.Sin(i))];
        var outputs = new double[engine.Layout.OfSteps(steps).OutputSteps * engine.Layout.OutputSize];
        engine.Predict(new SequenceBatch<double> { Inputs = inputs, Steps = steps }, outputs);

        using var session = engine.CreateSession();
        var expected = new double[engine.Layout.OutputSize];
        for (var t = 0; t < steps; t++)
        {
            session.Step(inputs.AsSpan(t * size, size), expected);
        }

        Assert.Equal(expected, outputs[^expected.Length..]);

        static double[] Many(double value, int count) => [.. Enumerable.Repeat(value, count)];

        inputs[3] = 1e300;
        var before = (double[])outputs.Clone();
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => engine.Predict(new SequenceBatch<double> { Inputs = inputs, Steps = steps }, outputs));
        Assert.Contains($"inputs[3] (row 0, step {3 / size}", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, outputs);
    }

    [Fact]
    public void ACallThatHasHadSuchRows_AllocatesNothing()
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find("LstmInSingle"));
        var steps = engine.Layout.Steps + 5;
        var (inputs, outputs) = (new float[2 * steps * engine.Layout.InputSize], new float[2 * engine.Layout.OfSteps(steps).OutputSteps * engine.Layout.OutputSize]);
        Assert.Equal(0, Allocation.Of(() => engine.Predict(new SequenceBatch<float> { Inputs = inputs, Steps = steps }, outputs)));
        Assert.Equal(0, Allocation.Of(() => engine.Evaluate(new SequenceBatch<float> { Inputs = inputs, Steps = steps, Targets = outputs })));
    }

    [Theory]
    [InlineData("LstmBidirectional", 99, "because the network has no sessions, so that rows cannot be taken step after step. Cut them into windows; given 99.")]
    [InlineData("DecoderDot", 99, "because the network has no sessions, so that rows cannot be taken step after step. Cut them into windows; given 99.")]
    [InlineData("Lstm", -3, "the number of steps of a row; given -3.")]
    [InlineData("Lstm", int.MaxValue, "or so many steps that an array holds the numbers of a row; given 2147483647.")]
    public void RowsThatANetworkCannotTake_AreRefused(string name, int steps, string reason)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        Refused(engine, steps, $"steps: expected 0 or {engine.Layout.Steps}, {reason}");
        Assert.Contains($"steps: expected 0 or {engine.Layout.Steps}, {reason}", Assert.Throws<ArgumentException>(() => engine.Evaluate(new SequenceBatch<double> { Steps = steps })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LossCtc", "because the loss is one of the whole row, which is compiled for so many steps; given 99.")]
    [InlineData("JordanClasses", "because losses are those of outputs with the target of the step before fed back, and rows that are taken step after step feed back their own; given 99.")]
    public void LossesThatCannotBeCut_AreRefused(string name, string reason)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => engine.Evaluate(new SequenceBatch<double> { Steps = 99 })).Message, StringComparison.Ordinal);
    }

    /// <summary>Outputs may stand where the inputs stood, where both are as wide; and nowhere else among the inputs.</summary>
    [Fact]
    public void Outputs_MayTakeThePlaceOfInputs()
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find("AttentionAboveAttention"));
        var network = engine.Layout.OfSteps(11);
        int[] lengths = [11, 4, 0];
        var batch = TestBatch.Of(network, 3, lengths, 3);
        var expected = new double[batch.Inputs.Length];
        engine.Predict(batch.As<double>().Batch with { Steps = 11 }, expected);
        double[] memory = [.. batch.Inputs, 0];
        engine.Predict(new SequenceBatch<double> { Inputs = memory.AsSpan(0, expected.Length), Steps = 11, Lengths = lengths }, memory.AsSpan(0, expected.Length));
        Assert.Equal(expected, memory[..^1]);

        var error = Assert.Throws<ArgumentException>(() => engine.Predict(new SequenceBatch<double> { Inputs = memory.AsSpan(0, expected.Length), Steps = 11 }, memory.AsSpan(1, expected.Length)));
        Assert.Contains("outputs: expected memory apart from that of the inputs", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Calls of several threads, with rows of different numbers of steps in turn, get in nobody's way.</summary>
    [Fact]
    public async Task Threads_PredictAtOnce()
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find("GruEmbedding"));
        int[] steps = [engine.Layout.Steps + 3, (3 * engine.Layout.Steps) + 1, engine.Layout.Steps];
        double[][] expected = [.. steps.Select(Predict)];
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 60; i++)
            {
                Assert.Equal(expected[(i + thread) % 3], Predict(steps[(i + thread) % 3]));
            }
        })));

        double[] Predict(int count)
        {
            var network = engine.Layout.OfSteps(count);
            var outputs = new double[network.BatchSize * network.OutputSteps * network.OutputSize];
            engine.Predict(TestBatch.Of(network, network.BatchSize, [], seed: count).As<double>().Batch with { Steps = count }, outputs);
            return outputs;
        }
    }

    [Fact]
    public void OtherCalls_TakeTheStepsOfTheNetwork()
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find("Lstm"));
        const string reason = "because Predict and Evaluate alone take rows of other numbers of steps. Cut them into windows; a network with Stateful = true carries its states from one to the next; given 99.";
        using var context = engine.CreateTrainingContext(new());
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => context.ComputeGradients(new SequenceBatch<double> { Steps = 99 })).Message, StringComparison.Ordinal);
    }

    private static void Refused<T>(NetworkEngine<T> engine, int steps, string message)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => engine.Predict(new SequenceBatch<T> { Steps = steps }, [])).Message, StringComparison.Ordinal);

    private static void Check(NetworkEngine<float> engine, TestBatch batch, int steps)
    {
        var network = engine.Layout.OfSteps(steps);
        var typed = batch.As<float>();
        var outputs = Enumerable.Repeat(float.NaN, batch.Rows * network.OutputSteps * network.OutputSize).ToArray();
        var logits = (float[])outputs.Clone();
        engine.Predict(typed.Batch with { Steps = steps }, outputs);
        engine.PredictLogits(typed.Batch with { Steps = steps }, logits);
        for (var row = 0; row < batch.Rows; row++)
        {
            Check(logits: false, outputs, row);
            Check(logits: true, logits, row);
        }

        void Check(bool logits, float[] predicted, int row)
        {
            using var session = engine.CreateSession();
            var (y, expected) = (new float[network.OutputSize], new float[network.OutputSteps * network.OutputSize]);
            var length = batch.LengthOf(row, steps);
            if (length > 0)
            {
                SessionSteps.Begin(session, network, typed.Batch, row);
            }

            for (var t = 0; t < length; t++)
            {
                SessionSteps.Step(session, network, typed.Batch, row, t, y, logits);
                y.CopyTo(expected, network.Shape == SequenceShape.ManyToMany ? t * y.Length : 0);
            }

            for (var t = length; network.RepeatLastOutput && length > 0 && t < steps; t++)
            {
                y.CopyTo(expected, t * y.Length);
            }

            Bits.AssertSame<float>(expected, predicted.AsSpan(row * expected.Length, expected.Length), $"{network.Name}: {steps} steps, row {row}, logits: {logits}");
        }
    }
}
