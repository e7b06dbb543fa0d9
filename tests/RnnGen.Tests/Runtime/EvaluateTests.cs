using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

/// <summary>
/// The loss against its definition, computed here from the outputs alone. Both sum at most 36 terms of the same sign; in double precision their orders
/// may differ by 36 roundings, 2^-53 of the sum each, and the terms by a few more.
/// </summary>
public sealed class EvaluateTests
{
    private const double Tolerance = 64 * 1.1102230246251565e-16;

    private static readonly double[] Inputs = Leaky.Numbers(24);

    [Theory]
    [InlineData(SequenceShape.ManyToMany, 4, 4, 4)]
    [InlineData(SequenceShape.ManyToMany, 2, 0, 3)]
    [InlineData(SequenceShape.ManyToOne, 4, 4, 4)]
    [InlineData(SequenceShape.ManyToOne, 2, 0, 3)]
    public void MeanSquaredError_IsTheMeanOverValidElements(SequenceShape shape, params int[] lengths) =>
        AssertLoss(LossKind.MeanSquaredError, shape, lengths, static (y, target) => (y - target) * (y - target), 3);

    [Theory]
    [InlineData(SequenceShape.ManyToMany, 4, 4, 4)]
    [InlineData(SequenceShape.ManyToMany, 2, 0, 3)]
    [InlineData(SequenceShape.ManyToOne, 1, 0, 0)]
    public void BinaryCrossEntropy_IsTheMeanOverValidElements(SequenceShape shape, params int[] lengths) =>
        AssertLoss(LossKind.BinaryCrossEntropy, shape, lengths, static (y, target) => -(target * Math.Log(y) + (1 - target) * Math.Log(1 - y)), 3);

    [Theory]
    [InlineData(SequenceShape.ManyToMany, 4, 4, 4)]
    [InlineData(SequenceShape.ManyToMany, 2, 0, 3)]
    [InlineData(SequenceShape.ManyToOne, 0, 2, 1)]
    public void SoftmaxCrossEntropy_IsTheMeanOverValidPositions(SequenceShape shape, params int[] lengths) =>
        AssertLoss(LossKind.SoftmaxCrossEntropy, shape, lengths, static (y, target) => target == 0 ? 0 : -Math.Log(y), 1);

    [Theory]
    [InlineData(LossKind.MeanSquaredError)]
    [InlineData(LossKind.BinaryCrossEntropy)]
    public void EmptyRowsOnly_HaveLossZero(LossKind loss)
    {
        var engine = Leaky.Engine(new() { Loss = loss, L2 = 1 });
        Assert.Equal(0, engine.Evaluate(new() { Inputs = Inputs, Targets = new double[36], Lengths = [0, 0, 0] }));
    }

    [Fact]
    public void Targets_AreNormalized()
    {
        var engine = Leaky.Engine(new());
        var targets = Leaky.Numbers(36, from: 100);
        var plain = engine.Evaluate(new() { Inputs = Inputs, Targets = targets });
        engine.Normalization = new(null, null, [1, -2, 3], [2, 4, 0.5]);
        double[] mean = [1, -2, 3], scale = [2, 4, 0.5];
        var raw = targets.Select((target, i) => target * scale[i % 3] + mean[i % 3]).ToArray();

        // Adding and subtracting the mean rounds each target at 2^-52, its loss of at most about 16 by 8 times as much.
        Assert.Equal(plain, engine.Evaluate(new() { Inputs = Inputs, Targets = raw }), 1e-14);
    }

    [Fact]
    public void SmallerBatches_HaveTheirOwnMean()
    {
        var engine = Leaky.Engine(new());
        var targets = Leaky.Numbers(36, from: 100);
        var losses = Enumerable.Range(0, 3).Select(row => engine.Evaluate(new()
        {
            Inputs = Inputs.AsSpan(row * 8, 8),
            Targets = targets.AsSpan(row * 12, 12),
        }));
        var whole = engine.Evaluate(new() { Inputs = Inputs, Targets = targets });
        Assert.Equal(whole, losses.Average(), whole * Tolerance);
    }

    private static void AssertLoss(LossKind loss, SequenceShape shape, int[] lengths, Func<double, double, double> element, int elementsPerPosition)
    {
        var engine = Leaky.Engine(new() { Loss = loss, Shape = shape });
        var steps = engine.Layout.OutputSteps;
        var labels = Enumerable.Range(0, 3 * steps).Select(static i => i % 3).ToArray();
        var isClass = loss == LossKind.SoftmaxCrossEntropy;
        var targets = isClass
            ? [.. labels.SelectMany(static label => Enumerable.Range(0, 3).Select(o => o == label ? 1.0 : 0.0))]
            : Leaky.Numbers(9 * steps).Select(Math.Abs).ToArray();
        var outputs = new double[9 * steps];
        engine.Predict(new SequenceBatch<double> { Inputs = Inputs, Lengths = lengths }, outputs);

        var valid = Enumerable.Range(0, 3 * steps).Where(i => shape == SequenceShape.ManyToMany ? i % steps < lengths[i / steps] : lengths[i] > 0).ToArray();
        var sum = valid.SelectMany(static i => Enumerable.Range(3 * i, 3)).Sum(i => element(outputs[i], targets[i]));
        var expected = sum / (valid.Length * elementsPerPosition);
        var actual = isClass
            ? engine.Evaluate(new() { Inputs = Inputs, Labels = labels, Lengths = lengths })
            : engine.Evaluate(new() { Inputs = Inputs, Targets = targets, Lengths = lengths });
        Assert.True(expected > 0);
        Assert.Equal(expected, actual, expected * Tolerance);
    }
}
