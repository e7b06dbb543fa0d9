using RnnGen.Tests.Testing;

namespace RnnGen.Tests;

public sealed class EvaluationTests
{
    [Fact]
    public void Errors_AreInTheTargetsUnits()
    {
        var layout = new LeakyLayout { Shape = SequenceShape.ManyToOne, OutputSize = 2, BatchSize = 3 };
        var network = new LeakyNetwork<double>(layout, seed: 1);
        network.Engine.Normalization = new([0.1, 0.2], [0.5, 2], [100, -50], [10, 20]);
        var (inputs, targets) = (Leaky.Numbers(7 * 8), Leaky.Numbers(14));
        var outputs = new double[14];
        for (var i = 0; i < 7; i++)
        {
            network.Engine.Predict(inputs.AsSpan(i * 8, 8), outputs.AsSpan(i * 2, 2));
        }

        var errors = outputs.Zip(targets, (y, target) => y - target).ToArray();
        var normalized = errors.Select((e, i) => e / (i % 2 == 0 ? 10 : 20));
        var evaluation = Trainer.For(network, new Sgd()).Evaluate(SequenceDataset.FromArrays(inputs, targets, 4, 2, 1, 2));

        // Sums of 14 terms in different orders, of errors that are themselves differences of numbers about 5 times as large.
        Assert.Equal(1, evaluation["rmse"] / Math.Sqrt(errors.Average(e => e * e)), 1e-13);
        Assert.Equal(1, evaluation["mae"] / errors.Average(Math.Abs), 1e-13);
        Assert.Equal(1, evaluation.Loss / normalized.Average(e => e * e), 1e-13);
        Assert.StartsWith("loss ", evaluation.ToString(), StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => evaluation["accuracy"]);
    }

    /// <summary>
    /// Errors and losses are those of numbers whose mean is 0, to the bit: every number is a multiple of 2^-10, so that the means change none. The sum of a mean and an error
    /// would be rounded to multiples of 2^-12 at the last of them.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(20_000_000)]
    [InlineData(1L << 40)]
    public void Errors_KeepTheirDigits_WhateverTheMean(double mean)
    {
        Check<float>(mean);
        Check<double>(mean);

        static void Check<T>(double mean)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            var (inputs, targets) = (Exact(7 * 8, 1), Exact(14, 300));
            var expected = Evaluate<T>(0, inputs, targets);
            var actual = Evaluate<T>(mean, [.. inputs.Select(x => x + mean)], [.. targets.Select(x => x + mean)]);
            Assert.Equal(expected.Loss, actual.Loss);
            Assert.Equal(expected["rmse"], actual["rmse"]);
            Assert.Equal(expected["mae"], actual["mae"]);
            Assert.InRange(actual["mae"], 0.01, 10);
        }

        static double[] Exact(int count, int from) => [.. Leaky.Numbers(count, from).Select(static x => Math.Round(x * 1024) / 1024)];

        static Evaluation Evaluate<T>(double mean, double[] inputs, double[] targets)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            var network = new LeakyNetwork<T>(new() { Shape = SequenceShape.ManyToOne, OutputSize = 2, BatchSize = 3 }, seed: 1);
            network.Engine.Normalization = new([mean, mean], [0.7, 1.1], [mean, mean], [0.7, 1.3]);
            return Trainer.For(network, new Sgd()).Evaluate(SequenceDataset.FromArrays(inputs, targets, 4, 2, 1, 2));
        }
    }

    [Fact]
    public void Classes_AreCountedAtValidStepsAlone()
    {
        var layout = new LeakyLayout { InputSize = 0, Vocabulary = 5, OutputSize = 3, BatchSize = 2, Loss = LossKind.SoftmaxCrossEntropy };
        var network = new LeakyNetwork<double>(layout, seed: 1);
        int[][] tokens = [[0, 1, 2, 3], [4], [2, 2]];
        int[][] classes = [[0, 1, 2, 0], [1], [2, 0]];
        var dataset = SequenceDataset.FromTokens(tokens, classes);
        var (right, count, logs) = (0, 0, 0.0);
        foreach (var (row, labels) in tokens.Zip(classes))
        {
            var outputs = new double[12];
            network.Engine.Predict(new SequenceBatch<double> { Tokens = [.. row, .. new int[4 - row.Length]], Lengths = [row.Length] }, outputs);
            for (var t = 0; t < row.Length; t++, count++)
            {
                var step = outputs[(t * 3)..((t * 3) + 3)];
                right += Array.IndexOf(step, step.Max()) == labels[t] ? 1 : 0;
                logs -= Math.Log(step[labels[t]]);
            }
        }

        var evaluation = Trainer.For(network, new Sgd()).Evaluate(dataset);
        Assert.Equal(["accuracy", "macro_f1", "perplexity", "bits_per_character", "exact_match"], evaluation.Metrics.Keys);
        Assert.Equal(logs / 7 / Math.Log(2), evaluation["bits_per_character"], 1e-13);
        Assert.Equal(7, count);
        Assert.Equal(right / 7.0, evaluation["accuracy"]);
        Assert.Equal(1, evaluation["perplexity"] / Math.Exp(logs / 7), 1e-13);
        Assert.Equal(1, evaluation.Loss / (logs / 7), 1e-13);
    }

    [Fact]
    public void Probabilities_AreOnOneSideOfAHalf()
    {
        var layout = new LeakyLayout { Shape = SequenceShape.ManyToOne, OutputSize = 2, Loss = LossKind.BinaryCrossEntropy };
        var network = new LeakyNetwork<float>(layout, seed: 1);
        network.Engine.Parameters.Clear();
        network.Engine.Parameters["leaky.bias"].CopyFrom([1, -1]);
        var dataset = SequenceDataset.FromArrays(new double[32], [1.0, 0, 0, 0, 1, 1, 0.7, 0.6], 4, 2, 1, 2);
        Assert.Equal(5 / 8.0, Trainer.For(network, new Sgd()).Evaluate(dataset)["accuracy"]);
    }

    [Fact]
    public void Weights_CountInLossAndMetrics()
    {
        var layout = new LeakyLayout { Shape = SequenceShape.ManyToOne, OutputSize = 2, BatchSize = 3 };
        var network = new LeakyNetwork<double>(layout, seed: 1);
        var (inputs, targets) = (Leaky.Numbers(7 * 8), Leaky.Numbers(14));
        double[] weights = [1, 0, 2, 3, 0.5, 0, 1];
        var evaluation = Trainer.For(network, new Sgd()).Evaluate(SequenceDataset.FromArrays(inputs, targets, 4, 2, 1, 2, stepWeights: weights));

        var (absolute, squares) = (0.0, 0.0);
        for (var i = 0; i < 7; i++)
        {
            var outputs = new double[2];
            network.Engine.Predict(inputs.AsSpan(i * 8, 8), outputs);
            absolute += weights[i] * outputs.Select((y, j) => Math.Abs(y - targets[(i * 2) + j])).Sum();
            squares += weights[i] * outputs.Select((y, j) => Math.Pow(y - targets[(i * 2) + j], 2)).Sum();
        }

        // Sums of 14 terms in different orders.
        Assert.Equal(1, evaluation["mae"] / (absolute / 15), 1e-13);
        Assert.Equal(1, evaluation["rmse"] / Math.Sqrt(squares / 15), 1e-13);
        Assert.Equal(1, evaluation.Loss / (squares / 15), 1e-13);
    }

    [Fact]
    public void Perplexity_IsThatOfTheLoss_WhereProbabilitiesRoundToZero()
    {
        var layout = new LeakyLayout { InputSize = 0, Vocabulary = 2, BatchSize = 2, Steps = 1, Loss = LossKind.SoftmaxCrossEntropy };
        var network = new LeakyNetwork<float>(layout, seed: 1);
        network.Engine.Parameters.Clear();

        // In single precision, exp of these logits is finite, and the probability of the second class 0.
        network.Engine.Parameters["leaky.bias"].CopyFrom([80, -50, 0]);
        var evaluation = Trainer.For(network, new Sgd()).Evaluate(SequenceDataset.FromTokens(
            [.. Enumerable.Repeat<int[]>([0], 500)], (int[])[1, .. new int[499]], steps: 1));
        Assert.Equal(1, evaluation["perplexity"] / Math.Exp(130 / 500.0), 1e-15 * 32);
        Assert.Equal(499 / 500.0, evaluation["accuracy"]);
    }

    [Fact]
    public void ExactMatch_CountsWeights()
    {
        var layout = new LeakyLayout { InputSize = 1, OutputSize = 2, BatchSize = 2, Loss = LossKind.SoftmaxCrossEntropy };
        var network = new LeakyNetwork<float>(layout, seed: 1);
        network.Engine.Parameters.Clear();
        network.Engine.Parameters["leaky.bias"].CopyFrom([1, 0]);
        int[] labels = [0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 1, 1];
        double[] weights = [2, 4, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0];
        var evaluation = Trainer.For(network, new Sgd()).Evaluate(SequenceDataset.FromArrays(new double[12], labels, 4, 1, 4, stepWeights: weights));

        // Of weights 3 and 1; the third sequence counts nowhere.
        Assert.Equal(0.75, evaluation["exact_match"]);
    }
}
