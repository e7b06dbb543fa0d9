namespace RnnGen.Integration.Tests;

/// <summary>Networks learn to write sequences, and write them running on their own outputs.</summary>
public sealed class DecoderLearningTests
{
    [Fact]
    public void Reverser_WritesBackwardsWhatItHasRead()
    {
        var network = new Reverser(seed: 1);
        var trainer = Trainer.For(network, new Adam(learningRate: 0.01), new() { Epochs = 40, Clipping = GradientClipping.ByGlobalNorm(5), Seed = 2 });
        var test = Reversals(100, seed: 4);
        var before = trainer.Evaluate(test);
        trainer.Fit(Reversals(400, seed: 3), Reversals(40, seed: 5));
        var after = trainer.Evaluate(test);

        Assert.True(before["exact_match"] < 0.1, before.ToString());
        Assert.True(after["exact_match"] > 0.95, after.ToString());
        var written = new int[5];
        network.Decode([1, 2, 3, 4], written, new() { StopToken = 0 });
        Assert.Equal([4, 3, 2, 1, 0], written);
    }

    [Fact]
    public void Counter_CountsOnFromOneNumber()
    {
        var network = new Counter(seed: 1);
        var trainer = Trainer.For(network, new Adam(learningRate: 0.02), new() { Epochs = 300, Seed = 2 });
        var numbers = Enumerable.Range(0, 5);
        var dataset = SequenceDataset.FromTokens(
            [.. numbers.Select(n => new[] { n })], [.. numbers.Select(n => Enumerable.Range(n + 1, 6).Select(k => k % 5).ToArray())], steps: 1, outputSteps: 6);
        Assert.True(trainer.Evaluate(dataset)["exact_match"] < 1);
        trainer.Fit(dataset);
        Assert.Equal(1, trainer.Evaluate(dataset)["exact_match"]);
    }

    [Fact]
    public void OutputsThatEndWithTheInputs_AreRefused()
    {
        var trainer = Trainer.For(new Reverser(seed: 1), new Adam());
        var aligned = SequenceDataset.FromTokens([[1, 2], [1, 2, 3, 4]], [[1, 2], [1, 2, 3, 4]], steps: 4);
        Assert.Throws<ArgumentException>("train", () => trainer.Fit(aligned));
    }

    /// <summary>One to four symbols, their reversal and the end, 0.</summary>
    private static SequenceDataset Reversals(int count, int seed)
    {
        var random = new Random(seed);
        int[][] tokens = [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(1, 5)).ToArray())];
        return SequenceDataset.FromTokens(tokens, [.. tokens.Select(t => t.Reverse().Append(0).ToArray())], steps: 4, outputSteps: 5);
    }
}
