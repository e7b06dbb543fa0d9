using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

/// <summary>Weights of positions: the loss is the weighted mean over what is valid.</summary>
public sealed class StepWeightsTests
{
    /// <summary>Sums of at most 36 terms of one sign in another order: 36 roundings of 2^-53 of the sum on either side, and a few of each term.</summary>
    private const double Tolerance = 128 * 1.1102230246251565e-16;

    private static readonly double[] Inputs = Leaky.Numbers(24);

    private static readonly double[] Targets = [.. Leaky.Numbers(36).Select(Math.Abs)];

    private static readonly double[] Weights = [1, 0, 2.5, 1, 3, 0.5, 0, 1, 0.25, 1, 1, 7];

    [Theory]
    [InlineData(LossKind.MeanSquaredError, 3)]
    [InlineData(LossKind.SoftmaxCrossEntropy, 1)]
    public void Loss_IsTheWeightedMeanOfThePositionsLosses(LossKind loss, int features)
    {
        var engine = Leaky.Engine(new() { Loss = loss });
        int[] lengths = [4, 2, 3];
        var (sum, total) = (0.0, 0.0);
        for (var row = 0; row < 3; row++)
        {
            for (var t = 0; t < lengths[row]; t++)
            {
                // The loss of one position alone: that of a batch in which nothing else weighs.
                var alone = new double[12];
                alone[(row * 4) + t] = 1;
                sum += Weights[(row * 4) + t] * features * engine.Evaluate(Batch(loss, lengths, alone));
                total += Weights[(row * 4) + t];
            }
        }

        Assert.Equal(sum / (total * features), engine.Evaluate(Batch(loss, lengths, Weights)), Tolerance * sum);
    }

    [Fact]
    public void Loss_DependsOnTheRatiosOfWeightsAlone()
    {
        var engine = Leaky.Engine(new());
        var whole = engine.Evaluate(Batch(LossKind.MeanSquaredError, [], Weights));

        // A power of two changes no rounding.
        Assert.Equal(whole, engine.Evaluate(Batch(LossKind.MeanSquaredError, [], [.. Weights.Select(w => 4 * w)])));
        Assert.Equal(
            engine.Evaluate(Batch(LossKind.MeanSquaredError, [], [])),
            engine.Evaluate(Batch(LossKind.MeanSquaredError, [], [.. Enumerable.Repeat(1.0, 12)])));
    }

    [Fact]
    public void NoWeight_IsNoLossAndNoGradient()
    {
        var engine = Leaky.Engine(new());
        double[] beyondTheLengths = [0, 0, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1];
        using var context = engine.CreateTrainingContext();
        foreach (var batch in new[] { (Lengths: new[] { 4, 4, 4 }, Weights: new double[12]), ([2, 1, 3], beyondTheLengths) })
        {
            Assert.Equal(0, engine.Evaluate(Batch(LossKind.MeanSquaredError, batch.Lengths, batch.Weights)));
            Assert.Equal(0, context.ComputeGradients(Batch(LossKind.MeanSquaredError, batch.Lengths, batch.Weights)).Loss);
            Assert.All(context.Gradients.Values.ToArray(), gradient => Assert.Equal(0, gradient));
        }
    }

    [Fact]
    public void AWrongNumberOfWeights_IsRefused() =>
        AssertRefused([1, 2], "stepWeights: expected rows * output steps = 3 * 4 weights, or none; given 2.");

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void AWeightThatIsNone_IsRefused(double weight)
    {
        double[] weights = [.. Enumerable.Repeat(1.0, 12)];
        weights[5] = weight;
        AssertRefused(weights, FormattableString.Invariant($"stepWeights[5]: expected a finite weight of at least 0; given {weight}."));
    }

    /// <summary>Divided by an infinite sum, every loss would be 0.</summary>
    [Fact]
    public void WeightsWithoutAFiniteSum_AreRefused()
    {
        AssertRefused([.. Enumerable.Repeat(1e308, 12)], "stepWeights: expected a sum that is finite when multiplied with the 3 outputs; given Infinity.");
        AssertRefused([.. Enumerable.Repeat(1e307, 12)], "stepWeights: expected a sum that is finite when multiplied with the 3 outputs; given 1.");
        using var context = Leaky.Engine(new()).CreateTrainingContext();
        double[] large = [.. Enumerable.Repeat(4e306, 12)];
        context.ComputeGradients(Batch(LossKind.MeanSquaredError, [], large));
        var before = context.Gradients.Values.ToArray();
        Assert.Throws<ArgumentException>("stepWeights", () => context.ComputeGradients(Batch(LossKind.MeanSquaredError, [], large), accumulate: true));
        Assert.Equal(before, context.Gradients.Values.ToArray());
        Assert.All(before.Take(3), gradient => Assert.NotEqual(0, gradient));
    }

    private static void AssertRefused(double[] weights, string message)
    {
        var engine = Leaky.Engine(new());
        using var context = engine.CreateTrainingContext();
        var evaluating = Assert.ThrowsAny<ArgumentException>(() => engine.Evaluate(Batch(LossKind.MeanSquaredError, [], weights)));
        var training = Assert.ThrowsAny<ArgumentException>(() => context.ComputeGradients(Batch(LossKind.MeanSquaredError, [], weights)));
        Assert.StartsWith(message, evaluating.Message, StringComparison.Ordinal);
        Assert.StartsWith(message, training.Message, StringComparison.Ordinal);
    }

    private static SequenceBatch<double> Batch(LossKind loss, int[] lengths, double[] weights) => new()
    {
        Inputs = Inputs,
        Targets = loss == LossKind.SoftmaxCrossEntropy ? [] : Targets,
        Labels = loss == LossKind.SoftmaxCrossEntropy ? [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2] : [],
        Lengths = lengths,
        StepWeights = weights,
    };
}
