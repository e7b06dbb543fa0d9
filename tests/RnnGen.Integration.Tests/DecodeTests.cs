namespace RnnGen.Integration.Tests;

/// <summary>What a decoder chooses, greedily and at random.</summary>
public sealed class DecodeTests
{
    private static readonly int[] Tokens = [1, 2, 3, 4, 4, 1, 2, 3];

    [Fact]
    public void Greedy_IsTheLikeliestClassOfEachStepThatPredictReturns()
    {
        var network = new Reverser(seed: 3);
        var (probabilities, chosen) = (new float[2 * 5 * 5], new int[2 * 5]);
        network.Predict(Tokens, probabilities);
        network.Decode(Tokens, chosen);
        for (var i = 0; i < chosen.Length; i++)
        {
            var step = probabilities.AsSpan(i * 5, 5);
            Assert.Equal(step.IndexOf(step.ToArray().Max()), chosen[i]);
        }
    }

    [Fact]
    public void Drawing_IsAFunctionOfTheSeed_AndLeavesNothingBehind()
    {
        var network = new Reverser(seed: 3);
        var greedy = Decode(network, DecodingOptions.Greedy);
        var options = new DecodingOptions { Temperature = 2, Seed = 5 };
        var drawn = Decode(network, options);
        Assert.Equal(drawn, Decode(network, options));
        Assert.NotEqual(drawn, Decode(network, options with { Seed = 6 }));
        Assert.Equal(greedy, Decode(network, DecodingOptions.Greedy));
        Assert.Equal(greedy, Decode(network, options with { Temperature = 0 }));
    }

    /// <summary>The first step's class is drawn from the probabilities that Predict returns for it: in 4,000 draws, each within six standard deviations, of at most 32.</summary>
    [Fact]
    public void Drawing_FollowsTheProbabilities()
    {
        const int Draws = 4_000;
        var network = new Counter(seed: 3);
        var (probabilities, chosen, counts) = (new float[6 * 5], new int[6], new int[5]);
        network.Predict([2], probabilities);
        for (var seed = 0; seed < Draws; seed++)
        {
            network.Decode([2], chosen, new() { Temperature = 1, Seed = seed });
            counts[chosen[0]]++;
        }

        for (var k = 0; k < counts.Length; k++)
        {
            var p = (double)probabilities[k];
            Assert.InRange(counts[k] - (Draws * p), -6 * Math.Sqrt(Draws * p * (1 - p)), 6 * Math.Sqrt(Draws * p * (1 - p)));
        }
    }

    [Fact]
    public void StopToken_FillsTheRestOfItsRow()
    {
        var network = new Reverser(seed: 3);
        var options = new DecodingOptions { Temperature = 2, Seed = 5 };
        var free = Decode(network, options);
        var stop = free[1];
        var stopped = Decode(network, options with { StopToken = stop });
        for (var row = 0; row < 2; row++)
        {
            var end = free.AsSpan(row * 5, 5).IndexOf(stop);
            int[] expected = end < 0 ? free[(row * 5)..(row * 5 + 5)] : [.. free[(row * 5)..(row * 5 + end)], .. Enumerable.Repeat(stop, 5 - end)];
            Assert.Equal(expected, stopped[(row * 5)..(row * 5 + 5)]);
        }
    }

    /// <summary>Also in a workspace that another call has used, when classes are drawn, and after a stop token; the rows beside them choose what they choose alone.</summary>
    [Fact]
    public void RowsOfLength0_ChooseClass0()
    {
        var network = new Reverser(seed: 3);
        DecodingOptions[] choices = [DecodingOptions.Greedy, new() { Temperature = 2, Seed = 5 }, new() { Temperature = 2, Seed = 5, StopToken = 0 }, new() { StopToken = 4 }];
        foreach (var options in choices)
        {
            var alone = Decode(network, options);
            var outputs = Enumerable.Repeat(-7, 10).ToArray();
            network.Decode(new SequenceBatch<float> { Tokens = Tokens, Lengths = [4, 0] }, outputs, options);
            Assert.Equal([.. alone[..5], 0, 0, 0, 0, 0], outputs);
            network.Decode(new SequenceBatch<float> { Tokens = Tokens, Lengths = [0, 0] }, outputs, options);
            Assert.Equal(new int[10], outputs);
        }

        var counted = Enumerable.Repeat(-7, 12).ToArray();
        new Counter(seed: 3).Decode(new SequenceBatch<float> { Tokens = [2, 3], Lengths = [0, 1] }, counted);
        Assert.Equal(new int[6], counted[..6]);
    }

    [Fact]
    public void BadArguments_AreRefusedByName()
    {
        var network = new Reverser(seed: 3);
        var outputs = new int[10];
        Assert.Throws<ArgumentException>("outputs", () => network.Decode(Tokens, new int[9]));
        Assert.Throws<ArgumentException>("options", () => network.Decode(Tokens, outputs, new() { Temperature = -1 }));
        Assert.Throws<ArgumentException>("options", () => network.Decode(Tokens, outputs, new() { Temperature = double.NaN }));
        Assert.Throws<ArgumentException>("options", () => network.Decode(Tokens, outputs, new() { StopToken = 5 }));
        Assert.Throws<InvalidOperationException>(() => new LstmToOne(seed: 1).Engine.Decode(new float[18], new int[1]));
    }

    [Fact]
    public void TeacherForcingRate_IsRefusedWhereTheNetworkIsAlwaysForced()
    {
        using var context = new Reverser(seed: 3).Engine.CreateTrainingContext();
        Assert.Equal(1, context.TeacherForcingRate);
        Assert.Throws<InvalidOperationException>(() => context.TeacherForcingRate = 0.5);
        Assert.Throws<ArgumentOutOfRangeException>(() => context.TeacherForcingRate = double.NaN);
    }

    [Fact]
    public void TargetLengths_AreCheckedByName()
    {
        var network = new Reverser(seed: 3);
        var labels = new int[10];
        Assert.Throws<ArgumentOutOfRangeException>("targetLengths", () => network.Engine.Evaluate(new SequenceBatch<float> { Tokens = Tokens, Labels = labels, TargetLengths = [5, 6] }));
        Assert.Throws<ArgumentException>("targetLengths", () => network.Engine.Evaluate(new SequenceBatch<float> { Tokens = Tokens, Labels = labels, TargetLengths = [5] }));
    }

    private static int[] Decode(Reverser network, DecodingOptions options)
    {
        var outputs = new int[10];
        network.Decode(Tokens, outputs, options);
        return outputs;
    }
}
