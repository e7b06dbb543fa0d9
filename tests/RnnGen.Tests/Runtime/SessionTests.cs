using RnnGen.Runtime;
using RnnGen.Testing;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

public sealed class SessionTests
{
    [Theory]
    [InlineData(LossKind.MeanSquaredError)]
    [InlineData(LossKind.SoftmaxCrossEntropy)]
    public void Steps_AgreeWithPredict_ToTheBit(LossKind loss)
    {
        var engine = Leaky.SingleEngine(new() { Loss = loss });
        engine.Normalization = loss == LossKind.MeanSquaredError ? new([1, 2], [3, 4], [5, 6, 7], [8, 9, 10]) : new([1, 2], [3, 4]);
        var inputs = Array.ConvertAll(Leaky.Numbers(8), static value => (float)value);
        var (predicted, logits, stepped, steppedLogits) = (new float[12], new float[12], new float[12], new float[12]);
        engine.Predict(inputs, predicted);
        engine.PredictLogits(inputs, logits);

        using var session = engine.CreateSession();
        using var other = engine.CreateSession();
        for (var t = 0; t < 4; t++)
        {
            session.Step(inputs.AsSpan(t * 2, 2), stepped.AsSpan(t * 3, 3));
            other.StepLogits(inputs.AsSpan(t * 2, 2), steppedLogits.AsSpan(t * 3, 3));
        }

        Assert.Equal(predicted, stepped);
        Assert.Equal(logits, steppedLogits);
    }

    [Fact]
    public void Tokens_AgreeWithPredict_ToTheBit()
    {
        var engine = Leaky.Engine(new() { InputSize = 0, Vocabulary = 5, Loss = LossKind.SoftmaxCrossEntropy });
        int[] tokens = [4, 0, 2, 2];
        var (predicted, y) = (new double[12], new double[3]);
        engine.Predict(tokens, predicted);
        using var session = engine.CreateSession();
        for (var t = 0; t < 4; t++)
        {
            session.Step(tokens[t], y);
            Assert.Equal(predicted[(t * 3)..(t * 3 + 3)], y);
        }
    }

    [Fact]
    public void States_CanBeCarriedElsewhere()
    {
        var engine = Leaky.Engine(new());
        using var first = engine.CreateSession();
        using var second = engine.CreateSession();
        Assert.Equal("leaky.s", Assert.Single(first.States).Name);
        var (state, y, z) = (new double[first.StateLength], new double[3], new double[3]);

        first.Step([1, 2], y);
        first.CopyStateTo(state);
        Assert.Equal(y, state);
        second.RestoreState(state);
        first.Step([3, 4], y);
        second.Step([3, 4], z);
        Assert.Equal(y, z);
    }

    [Fact]
    public void Reset_ReturnsToTheBeginning()
    {
        using var session = Leaky.Engine(new()).CreateSession();
        var (first, again) = (new double[3], new double[3]);
        session.Step([1, 2], first);
        session.Step([1, 2], again);
        Assert.NotEqual(first, again);
        session.Reset();
        session.Step([1, 2], again);
        Assert.Equal(first, again);
    }

    [Fact]
    public void WhatDoesNotFit_IsRefused_AndLeavesTheStates()
    {
        using var session = Leaky.Engine(new()).CreateSession();
        var (state, y) = (new double[3], new double[3]);
        session.Step([1, 2], y);
        AssertError("input", "input: expected 2 features; given 1.", () => session.Step([1], y));
        AssertError("output", "output: expected 3 outputs; given 4.", () => session.Step([1, 2], new double[4]));
        AssertError("token", "token: a step of this network takes features.", () => session.Step(1, y));
        AssertError("source", "source: expected 3 values of state; given 2.", () => session.RestoreState([1, 2]));
        AssertError("source", "source[1] (leaky.s[1]): expected a finite number; given NaN.", () => session.RestoreState([1, double.NaN, 3]));
        AssertError("source", "source[0] (leaky.s[0]): expected a finite number; given -Infinity.", () => session.RestoreState([double.NegativeInfinity, 2, 3]));
        AssertError("destination", "destination: expected 3 values of state; given 0.", () => session.CopyStateTo([]));
        session.CopyStateTo(state);
        Assert.Equal(y, state);

        using var words = Leaky.Engine(new() { InputSize = 0, Vocabulary = 5 }).CreateSession();
        AssertError("input", "input: a step of this network takes a token.", () => words.Step([1, 2], y));
        AssertError("token", "token: expected a token of 0 to 4; given 5.", () => words.Step(5, y));
    }

    [Fact]
    public void Disposed_IsNotUsable()
    {
        var session = Leaky.Engine(new()).CreateSession();
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Step([1, 2], new double[3]));
        Assert.Throws<ObjectDisposedException>(session.Reset);
    }

    [Fact]
    public void Steps_AllocateNothing()
    {
        var engine = Leaky.SingleEngine(new());
        engine.Normalization = new([1, 2], [1, 2], [1, 2, 3], [1, 2, 3]);
        using var session = engine.CreateSession();
        var (x, y, state) = (new float[2], new float[3], new float[3]);
        Assert.Equal(0, Allocation.Of(() =>
        {
            session.Step(x, y);
            session.StepLogits(x, y);
            session.CopyStateTo(state);
            session.RestoreState(state);
        }));
    }

    /// <summary>The first call of the two gives what it would have given.</summary>
    [Fact]
    public void ASecondCall_IsRefused_AndTheFirstOneGoesOn()
    {
        var program = new LeakyProgram<double>(new());
        using var session = new NetworkEngine<double>(program, 1).CreateSession();
        using var other = new NetworkEngine<double>(program, 1).CreateSession();
        var (y, expected) = (new double[3], new double[3]);
        other.Step([1, 2], expected);
        List<Exception?> refusals = [];
        program.During = () =>
        {
            refusals.Add(Record.Exception(() => session.Step([1, 2], new double[3])));
            refusals.Add(Record.Exception(() => session.StepLogits([1, 2], new double[3])));
            refusals.Add(Record.Exception(session.Reset));
            refusals.Add(Record.Exception(() => session.CopyStateTo(new double[3])));
            refusals.Add(Record.Exception(() => session.RestoreState(new double[3])));
            refusals.Add(Record.Exception(session.ExportState));
            refusals.Add(Record.Exception(() => session.ImportState([])));
        };
        session.Step([1, 2], y);
        Assert.Equal(expected, y);
        Assert.Equal(7, refusals.Count);
        Assert.All(refusals, refusal => Assert.Equal(
            "Another call is using this session; let one thread at a time use it, or open each one of its own with CreateSession.",
            Assert.IsType<InvalidOperationException>(refusal).Message));
        program.During = null;
        other.Step([3, 4], expected);
        session.Step([3, 4], y);
        Assert.Equal(expected, y);
    }

    [Fact]
    public void DisposedDuringAStep_SaysSo()
    {
        var program = new LeakyProgram<double>(new());
        var session = new NetworkEngine<double>(program, 1).CreateSession();
        program.During = session.Dispose;
        Assert.Throws<ObjectDisposedException>(() => session.Step([1, 2], new double[3]));
        Assert.Throws<ObjectDisposedException>(session.Reset);
    }

    private static void AssertError(string parameter, string message, Action action)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(action);
        Assert.Equal(parameter, exception.ParamName);
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }
}
