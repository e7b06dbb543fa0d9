using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>What counts nowhere decides nothing, and what is measured is what the loss is made of.</summary>
public sealed class WeightlessTests
{
    /// <summary>Of every tenth row the target is a filler, of weight 0.</summary>
    [Theory]
    [InlineData(-999)]
    [InlineData(1e6)]
    [InlineData(1e30)]
    public void WhatFillsGaps_ChangesNoBitOfTraining(double filler)
    {
        var (expected, expectedError) = Train(0);
        var (actual, actualError) = Train(filler);
        Bits.AssertSame<float>(expected, actual, "weights");
        Assert.Equal(expectedError, actualError);

        // The values lie between -2 and 2.
        Assert.InRange(actualError, 0, 0.3);

        static (float[] Weights, double Error) Train(double value)
        {
            var random = new Random(1);
            double[] inputs = [.. Enumerable.Range(0, 200 * 18).Select(_ => (2 * random.NextDouble()) - 1)];
            double[] targets = [.. Enumerable.Range(0, 200).Select(row => row % 10 == 0 ? value : inputs[row * 18] + inputs[(row * 18) + 15])];
            double[] weights = [.. Enumerable.Range(0, 200).Select(row => row % 10 == 0 ? 0.0 : 1)];
            var data = SequenceDataset.FromArrays(inputs, targets, 6, 3, stepWeights: weights);
            var network = new LstmToOne(seed: 1);
            var trainer = Trainer.For(network, new Adam(0.02), new() { Epochs = 15 });
            trainer.Fit(data);
            return (network.Parameters.Values.ToArray(), trainer.Evaluate(data)["rmse"]);
        }
    }

    /// <summary>Logits [104, 0, 0]: in single precision, the probability of the second class is 0, and the loss where it is right is 104.</summary>
    [Fact]
    public void Perplexity_IsTheExponentialOfTheLoss_WhereProbabilitiesAreZero()
    {
        var network = new UnlikelyClasses(seed: 1);
        network.Parameters.Clear();
        network.Parameters["dense.bias"].CopyFrom([104, 0, 0]);
        var (tokens, labels) = (Enumerable.Repeat(new int[2], 200).ToArray(), Enumerable.Range(0, 200).Select(i => i == 0 ? new[] { 0, 1 } : new int[2]).ToArray());
        var evaluation = Trainer.For(network, new Sgd()).Evaluate(SequenceDataset.FromTokens(tokens, labels));

        // The loss is summed in batches in single precision.
        Assert.Equal(0.26, evaluation.Loss, 1e-6);
        Assert.Equal(Math.Exp(0.26), evaluation["perplexity"], 1e-12);
        Assert.Equal(0.26 / Math.Log(2), evaluation["bits_per_character"], 1e-12);
    }
}
