using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

public sealed class PredictErrorTests
{
    private static readonly LeakyLayout Features = new();
    private static readonly LeakyLayout Words = new() { InputSize = 0, Vocabulary = 5, Loss = LossKind.SoftmaxCrossEntropy };
    private static readonly LeakyLayout Binary = new() { Loss = LossKind.BinaryCrossEntropy, Shape = SequenceShape.ManyToOne };

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(32)]
    public void Inputs_OfTheWrongLength(int length) =>
        AssertPredict(Features, new() { Inputs = new double[length] }, "inputs", $"inputs: expected rows * steps * input size = rows * 4 * 2 values, of 1 to 3 rows; given {length}.");

    [Fact]
    public void Tokens_OfTheWrongLength() =>
        AssertPredict(Words, new() { Tokens = new int[6] }, "tokens", "tokens: expected rows * steps = rows * 4 tokens, of 1 to 3 rows; given 6.");

    [Fact]
    public void TheWrongKindOfInput()
    {
        AssertPredict(Words, new() { Inputs = new double[8] }, "inputs", "inputs: expected none, because this network takes tokens; given 8.");
        AssertPredict(Features, new() { Tokens = new int[4] }, "tokens", "tokens: expected none, because this network takes inputs; given 4.");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-1)]
    public void Tokens_OutsideTheVocabulary(int token) =>
        AssertPredict(Words, new() { Tokens = [0, 1, token, 2] }, "tokens", $"tokens[2]: expected a token of 0 to 4; given {token}.");

    [Fact]
    public void Outputs_OfTheWrongLength() => AssertPredict(
        Features, new() { Inputs = new double[16] }, "outputs", "outputs: expected rows * output steps * output size = 2 * 4 * 3 = 24 values; given 23.", outputs: 23);

    [Theory]
    [InlineData(5)]
    [InlineData(-1)]
    public void Lengths_OutsideTheSteps(int length) =>
        AssertPredict(Features, new() { Inputs = new double[16], Lengths = [1, length] }, "lengths", $"lengths[1]: expected 0 to 4 steps; given {length}.");

    [Fact]
    public void Lengths_OfTheWrongNumber() =>
        AssertPredict(Features, new() { Inputs = new double[16], Lengths = [1] }, "lengths", "lengths: expected one of each of the 2 rows, or none; given 1.");

    [Fact]
    public void Masks_OfTheWrongLength()
    {
        AssertPredict(Features, new() { Inputs = new double[16], Mask = new bool[4] }, "mask", "mask: expected rows * steps = 2 * 4, or none; given 4.");
        AssertPredict(Features, new() { Inputs = new double[16], Mask = new bool[7] }, "mask", "mask: expected rows * steps = 2 * 4, or none; given 7.");
        AssertPredict(Features, new() { Inputs = new double[16], Mask = new bool[400] }, "mask", "mask: expected rows * steps = 2 * 4, or none; given 400.");
    }

    [Fact]
    public void Masks_BesideLengthsThatDoNotFit()
    {
        AssertPredict(Features, new() { Inputs = new double[16], Mask = new bool[8], Lengths = [1] }, "lengths", "lengths: expected one of each of the 2 rows, or none; given 1.");
        AssertPredict(Features, new() { Inputs = new double[16], Mask = new bool[8], Lengths = [1, 9] }, "lengths", "lengths[1]: expected 0 to 4 steps; given 9.");
    }

    /// <summary>Places are those in the caller's arrays, not those that the steps have once others are left out.</summary>
    [Fact]
    public void WhatIsWrongAtAStepThatAMaskLeaves_IsNamedWhereItStands()
    {
        AssertPredict(Words, new() { Tokens = [9, 1, 9, 7], Mask = [false, true, false, true] }, "tokens", "tokens[3]: expected a token of 0 to 4; given 7.");
        AssertEvaluate(Words, new() { Tokens = [0, 1, 2, 3], Labels = [9, 1, 9, 7], Mask = [false, true, false, true] }, "labels", "labels[3]: expected a class of 0 to 2; given 7.");
        AssertEvaluate(
            Features, new() { Inputs = new double[8], Targets = new double[12], StepWeights = [-1, 1, -1, -2], Mask = [false, true, false, true] }, "stepWeights",
            "stepWeights[3]: expected a finite weight of at least 0; given -2.");
    }

    [Fact]
    public void Targets_OfTheWrongLength() => AssertEvaluate(
        Features, new() { Inputs = new double[8], Targets = new double[3] }, "targets",
        "targets: expected rows * output steps * output size = 1 * 4 * 3 = 12 values; given 3.");

    [Fact]
    public void Labels_OfTheWrongLength() =>
        AssertEvaluate(Words, new() { Tokens = new int[4], Labels = [1] }, "labels", "labels: expected rows * output steps = 1 * 4; given 1.");

    [Fact]
    public void TheWrongKindOfTarget()
    {
        AssertEvaluate(Words, new() { Tokens = new int[4], Targets = new double[12] }, "targets", "targets: expected none, because this network takes labels; given 12.");
        AssertEvaluate(Features, new() { Inputs = new double[8], Labels = new int[4] }, "labels", "labels: expected none, because this network takes targets; given 4.");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-100)]
    public void Labels_OutsideTheClasses(int label) =>
        AssertEvaluate(Words, new() { Tokens = new int[4], Labels = [0, 0, 0, label] }, "labels", $"labels[3]: expected a class of 0 to 2; given {label}.");

    [Theory]
    [InlineData(1.5, "1.5")]
    [InlineData(-0.1, "-0.1")]
    [InlineData(double.NaN, "NaN")]
    public void BinaryTargets_OutsideZeroToOne(double target, string given) => AssertEvaluate(
        Binary, new() { Inputs = new double[8], Targets = [0, target, 1] }, "targets", $"targets[1]: expected a probability, 0 to 1; given {given}.");

    [Fact]
    public void WhatStandsBeyondALength_IsNotLookedAt()
    {
        Leaky.Engine(Words).Evaluate(new() { Tokens = [0, 1, -1, 9], Labels = [0, 1, -100, 9], Lengths = [2] });
        Leaky.Engine(Binary).Evaluate(new() { Inputs = new double[16], Targets = [0, 1, 1, 9, 9, 9], Lengths = [2, 0] });
    }

    [Fact]
    public void NoLoss_CannotBeEvaluatedOrTrained()
    {
        var engine = Leaky.Engine(new() { Loss = null });
        var exception = Assert.Throws<InvalidOperationException>(() => engine.CreateTrainingContext());
        Assert.Contains("[Loss(", exception.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => engine.Evaluate(new() { Inputs = new double[8] }));
        engine.Predict(new double[8], new double[12]);
    }

    private static void AssertPredict(LeakyLayout layout, SequenceBatch<double> batch, string parameter, string message, int outputs = 36)
    {
        ArgumentException? exception = null;
        try
        {
            Leaky.Engine(layout).Predict(batch, new double[outputs]);
        }
        catch (ArgumentException caught)
        {
            exception = caught;
        }

        AssertError(exception, parameter, message);
    }

    // What an evaluation refuses, training refuses too.
    private static void AssertEvaluate(LeakyLayout layout, SequenceBatch<double> batch, string parameter, string message)
    {
        var engine = Leaky.Engine(layout);
        using var training = engine.CreateTrainingContext();
        ArgumentException? fromEvaluate = null, fromTraining = null;
        try
        {
            engine.Evaluate(batch);
        }
        catch (ArgumentException caught)
        {
            fromEvaluate = caught;
        }

        try
        {
            training.ComputeGradients(batch);
        }
        catch (ArgumentException caught)
        {
            fromTraining = caught;
        }

        AssertError(fromEvaluate, parameter, message);
        AssertError(fromTraining, parameter, message);
        Assert.Equal(0, training.Step);
    }

    private static void AssertError(ArgumentException? exception, string parameter, string message)
    {
        Assert.NotNull(exception);
        Assert.Equal(parameter, exception.ParamName);
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }
}
