using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

/// <summary>Targets that are distributions over classes.</summary>
public sealed class DistributionTargetsTests
{
    private static readonly LeakyLayout Layout = new()
    {
        Shape = SequenceShape.ManyToOne,
        OutputSize = 3,
        Loss = LossKind.SoftmaxCrossEntropy,
        LossTargets = LossTargets.Distributions,
    };

    [Fact]
    public void Labels_AreRefused() => AssertRefused(new() { Inputs = new double[8], Labels = [1] }, "labels: expected none, because this network takes targets; given 1.");

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void WhatIsNoProbability_IsRefused(double value) =>
        AssertRefused(new() { Inputs = new double[8], Targets = [0, value, 1] }, FormattableString.Invariant($"targets[1]: expected a probability, 0 to 1; given {value}."));

    [Fact]
    public void ProbabilitiesThatDoNotSumToOne_AreRefused() => AssertRefused(
        new() { Inputs = new double[16], Targets = [0.5, 0.25, 0.25, 0.5, 0.25, 0] },
        "targets[3..6]: expected the probabilities of all classes, which sum to 1; given a sum of 0.75.");

    [Fact]
    public void Rounding_IsNot()
    {
        var engine = Leaky.SingleEngine(Layout);
        Assert.True(double.IsFinite(engine.Evaluate(new() { Inputs = new float[8], Targets = [1 / 3f, 1 / 3f, 1 / 3f] })));
    }

    [Fact]
    public void WhatLiesBeyondARowsLength_MayBeAnything()
    {
        var engine = Leaky.Engine(Layout);
        Assert.True(double.IsFinite(engine.Evaluate(new() { Inputs = new double[16], Targets = [0, 0, 1, 7, 7, 7], Lengths = [1, 0] })));
    }

    private static void AssertRefused(SequenceBatch<double> batch, string message)
    {
        var engine = Leaky.Engine(Layout);
        try
        {
            engine.Evaluate(batch);
        }
        catch (ArgumentException exception)
        {
            Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
            return;
        }

        Assert.Fail("Nothing was thrown.");
    }
}
