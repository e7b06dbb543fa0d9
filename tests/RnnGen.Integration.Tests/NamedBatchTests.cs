using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>The batch that a class declares, with a span for each input, says what the same inputs side by side say: to the bit, in either precision.</summary>
public sealed class NamedBatchTests
{
    public static TheoryData<int, bool> Rows => new()
    {
        { 5, false },
        { 5, true },
        { 3, true },
        { 1, false },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void InputsOfAllSpans_GiveTheSameBits(int count, bool isRagged)
    {
        var network = new DemandForecaster(seed: 3);
        var rows = new InputRows<float>(DemandForecaster.Description, count, seed: 11, isRagged);
        var (expected, actual) = (rows.NewOutputs(), rows.NewOutputs());

        network.Predict(rows.Packed, expected);
        network.Predict(NamedBatches.OfDemand(rows), actual);
        AssertSame(expected, actual, "outputs");
        network.PredictLogits(rows.Packed, expected);
        network.PredictLogits(NamedBatches.OfDemand(rows), actual);
        AssertSame(expected, actual, "logits");
        Assert.Equal(network.Evaluate(rows.Packed), network.Evaluate(NamedBatches.OfDemand(rows)));
        using var packed = network.CreateTrainingContext();
        using var named = network.CreateTrainingContext();
        Assert.Equal(packed.ComputeGradients(rows.Packed), named.ComputeGradients(NamedBatches.OfDemand(rows)));
        AssertSame(packed.Gradients.Values, named.Gradients.Values, "gradients");
    }

    /// <summary>Numbers that single precision has, normalized: they are in double precision before they are.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void InputsOfAllSpans_GiveTheSameBits_InDoublePrecision(int count, bool isRagged)
    {
        var network = new DemandForecaster(seed: 3) { Normalization = new([.. Enumerable.Range(1, 9).Select(i => i / 7.0)], [.. Enumerable.Range(1, 9).Select(i => i / 5.0)], [0.3], [1.7]) };
        var rows = new InputRows<double>(DemandForecaster.Description, count, seed: 12, isRagged);
        var (expected, actual) = (rows.NewOutputs(), rows.NewOutputs());

        network.Predict(rows.Packed, expected);
        network.Predict(NamedBatches.OfDemand(rows), actual);
        AssertSame(expected, actual, "outputs");
        network.PredictLogits(rows.Packed, expected);
        network.PredictLogits(NamedBatches.OfDemand(rows), actual);
        AssertSame(expected, actual, "logits");
        Assert.Equal(network.Engine.Evaluate(rows.Packed), network.Evaluate(NamedBatches.OfDemand(rows)));
        using var packed = network.CreateTrainingContext();
        using var named = network.CreateTrainingContext();
        Assert.Equal(packed.ComputeGradients(rows.Packed), named.ComputeGradients<DemandForecaster.Batch<double>, double>(NamedBatches.OfDemand(rows)));
        AssertSame(packed.Gradients.Values, named.Gradients.Values, "gradients");
    }

    /// <summary>A batch without a type is that of the class, in the precision of the outputs or, without any, in the network's.</summary>
    [Fact]
    public void BatchWithoutAType_IsThatOfTheClass()
    {
        var network = new Demand(seed: 5);
        var (single, own, typed) = (new float[21], new double[21], new double[21]);
        network.Predict(new() { History = new float[56], Weekday = new int[28], Store = [3], Plan = new float[14] }, single);
        network.Predict(new() { History = new double[56], Weekday = new int[28], Store = [3], Plan = new double[14] }, own);
        network.Predict(new Demand.Batch<double> { History = new double[56], Weekday = new int[28], Store = [3], Plan = new double[14] }, typed);
        var loss = network.Evaluate(new() { History = new float[56], Weekday = new int[28], Store = [3], Plan = new float[14], Targets = new float[7] });

        Assert.Equal(typed, own);
        Assert.Equal(single, Array.ConvertAll(own, static value => (float)value));
        Assert.True(loss > 0);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(4, true)]
    [InlineData(2, true)]
    public void TokensSideBySide_GiveTheSameBits(int count, bool isRagged)
    {
        var network = new WordTagger(seed: 3);
        var rows = new InputRows<double>(WordTagger.Description, count, seed: 13, isRagged);
        var (expected, actual) = (rows.NewOutputs(), rows.NewOutputs());

        network.Predict(rows.Packed, expected);
        network.Predict(NamedBatches.OfWords(rows), actual);
        AssertSame(expected, actual, "outputs");
        network.PredictLogits(rows.Packed, expected);
        network.PredictLogits(NamedBatches.OfWords(rows), actual);
        AssertSame(expected, actual, "logits");
        Assert.Equal(network.Evaluate(rows.Packed), network.Evaluate(NamedBatches.OfWords(rows)));
        using var packed = network.CreateTrainingContext();
        using var named = network.CreateTrainingContext();
        Assert.Equal(packed.ComputeGradients(rows.Packed), named.ComputeGradients(NamedBatches.OfWords(rows)));
        AssertSame(packed.Gradients.Values, named.Gradients.Values, "gradients");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Decode_ChoosesTheSameClasses(bool isRagged)
    {
        var network = new Poet(seed: 5);
        var (single, wide) = (new InputRows<float>(Poet.Description, 3, seed: 14, isRagged), new InputRows<double>(Poet.Description, 3, seed: 14, isRagged));
        foreach (var options in new[] { null, new DecodingOptions { Temperature = 3, Seed = 2 } })
        {
            var (expected, named, namedWide) = (new int[3 * 4], new int[3 * 4], new int[3 * 4]);
            network.Decode(single.Packed, expected, options);
            network.Decode(NamedBatches.OfPoems(single), named, options);
            network.Decode(NamedBatches.OfPoems(wide), namedWide, options);
            Assert.Equal(expected, named);
            Assert.Equal(expected, namedWide);
        }
    }

    /// <summary>Each input decides: one that is passed on in another's place, or not at all, would show.</summary>
    [Fact]
    public void EachInput_ReachesTheNetwork()
    {
        var network = new DemandForecaster(seed: 3);
        var rows = new InputRows<float>(DemandForecaster.Description, 2, seed: 15);
        var before = rows.NewOutputs();
        network.Predict(NamedBatches.OfDemand(rows), before);
        foreach (var input in DemandForecaster.Description.Inputs)
        {
            var (changed, after) = (new InputRows<float>(DemandForecaster.Description, 2, seed: 15), rows.NewOutputs());
            if (input.Vocabulary > 0)
            {
                changed.Tokens(input.Name)[^1] = (changed.Tokens(input.Name)[^1] + 1) % input.Vocabulary;
            }
            else
            {
                changed.Numbers(input.Name)[^1] += 1;
            }

            network.Predict(NamedBatches.OfDemand(changed), after);
            AssertSame(before.AsSpan(0, 4), after.AsSpan(0, 4), $"the first row, which has the same '{input.Name}'");
            Assert.False(before.AsSpan(4).SequenceEqual(after.AsSpan(4)), $"'{input.Name}' makes no difference");
        }
    }

    /// <summary>Each of them alone changes what is computed, and changes it as it does in a packed batch.</summary>
    [Fact]
    public void LengthsAndWeights_ArePassedThrough()
    {
        var network = new DemandForecaster(seed: 3);
        var losses = new List<double>();
        foreach (var part in new[] { "none", "lengths", "target lengths", "weights" })
        {
            var rows = new InputRows<float>(DemandForecaster.Description, 3, seed: 16);
            rows.Lengths = part == "lengths" ? [6, 2, 5] : [];
            rows.TargetLengths = part == "target lengths" ? [4, 1, 2] : [];
            rows.StepWeights = part == "weights" ? [1, 2, 0, 0.5f, 3, 1, 1, 1, 0, 0, 4, 1] : [];
            losses.Add(network.Evaluate(NamedBatches.OfDemand(rows)));
            Assert.Equal(network.Evaluate(rows.Packed), losses[^1]);
        }

        Assert.Equal(4, losses.Distinct().Count());
    }

    /// <summary>The memory in which inputs are put side by side is kept: fewer rows after many leave nothing of them.</summary>
    [Fact]
    public void RowsOfBatchesBefore_LeaveNothing()
    {
        var (used, counts) = (new DemandForecaster(seed: 3), new[] { 5, 1, 4, 2, 5 });
        for (var i = 0; i < counts.Length; i++)
        {
            var rows = new InputRows<float>(DemandForecaster.Description, counts[i], seed: 20 + i);
            var (expected, actual) = (rows.NewOutputs(), rows.NewOutputs());
            new DemandForecaster(seed: 3).Predict(NamedBatches.OfDemand(rows), expected);
            used.Predict(NamedBatches.OfDemand(rows), actual);
            AssertSame(expected, actual, $"call {i}");
        }
    }

    [Fact]
    public async Task ManyThreads_PredictAtOnce()
    {
        var network = new DemandForecaster(seed: 3);
        InputRows<float>[] batches = [.. Enumerable.Range(1, 5).Select(rows => new InputRows<float>(DemandForecaster.Description, rows, seed: rows, isRagged: rows % 2 == 0))];
        float[][] expected = [.. batches.Select(rows =>
        {
            var outputs = rows.NewOutputs();
            network.Predict(rows.Packed, outputs);
            return outputs;
        })];

        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var call = 0; call < 200; call++)
            {
                var which = (thread + call) % batches.Length;
                var outputs = batches[which].NewOutputs();
                network.Predict(NamedBatches.OfDemand(batches[which]), outputs);
                AssertSame(expected[which], outputs, $"thread {thread}, call {call}");
            }
        })));
    }

    private static void AssertSame(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what) => Bits.AssertSame(expected, actual, what);

    private static void AssertSame(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, string what) => Bits.AssertSame(expected, actual, what);
}
