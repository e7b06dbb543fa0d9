using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>Sessions of networks with several inputs: what belongs to the whole sequence is said once, then a step at a time.</summary>
public sealed class SeveralInputSessionTests
{
    private const int Steps = PatientMonitor.Sizes.Steps;

    private readonly PatientMonitor _network = new(seed: 3);
    private readonly float[] _output = new float[1];

    [Fact]
    public void Steps_GiveTheBitsOfPredict()
    {
        var rows = new InputRows<float>(PatientMonitor.Description, 3, seed: 7);
        var (outputs, logits, y, z) = (rows.NewOutputs(), rows.NewOutputs(), new float[1], new float[1]);
        _network.Predict(NamedBatches.OfPatients(rows), outputs);
        _network.PredictLogits(NamedBatches.OfPatients(rows), logits);
        using var session = _network.CreateSession();
        using var logitSession = _network.CreateSession();
        for (var row = 0; row < 3; row++)
        {
            session.Reset();
            logitSession.Reset();
            SessionSteps.Begin(session, _network.Engine.Layout, rows.Packed, row);
            SessionSteps.Begin(logitSession, _network.Engine.Layout, rows.Packed, row);
            for (var t = 0; t < Steps; t++)
            {
                SessionSteps.Step(session, _network.Engine.Layout, rows.Packed, row, t, y);
                SessionSteps.Step(logitSession, _network.Engine.Layout, rows.Packed, row, t, z, logits: true);
            }

            Bits.AssertSame<float>(outputs.AsSpan(row, 1), y, $"outputs of row {row}");
            Bits.AssertSame<float>(logits.AsSpan(row, 1), z, $"logits of row {row}");
        }
    }

    /// <summary>Numbers on means that single precision would swallow: all three overloads normalize before they narrow.</summary>
    [Fact]
    public void StepsInDoublePrecision_GiveTheBitsOfPredict()
    {
        const double Mean = 1e10;
        _network.Normalization = new([Mean, Mean, Mean, Mean, Mean], [0.5, 1, 2, 3, 4], [Mean], [2]);
        var rows = new InputRows<double>(PatientMonitor.Description, 2, seed: 8);
        foreach (var input in new[] { "vitals", "dose", "patient" })
        {
            rows.Set(input, [.. rows.Numbers(input).Select(x => Mean + x)]);
        }

        var (outputs, logits, y, z) = (rows.NewOutputs(), rows.NewOutputs(), new double[1], new double[1]);
        _network.Predict(NamedBatches.OfPatients(rows), outputs);
        _network.PredictLogits(NamedBatches.OfPatients(rows), logits);
        Assert.NotEqual(outputs[0], outputs[1]);
        using var session = _network.CreateSession();
        using var logitSession = _network.CreateSession();
        for (var row = 0; row < 2; row++)
        {
            foreach (var each in new[] { session, logitSession })
            {
                each.Reset();
                each.SetStaticInputs(rows.Numbers("patient").AsSpan(2 * row, 2), rows.Tokens("ward").AsSpan(row, 1));
            }

            for (var t = 0; t < Steps; t++)
            {
                var at = (row * Steps) + t;
                ReadOnlySpan<double> numbers = [rows.Numbers("vitals")[2 * at], rows.Numbers("vitals")[(2 * at) + 1], rows.Numbers("dose")[at]];
                session.Step(numbers, [rows.Tokens("event")[at]], y);
                logitSession.StepLogits(numbers, [rows.Tokens("event")[at]], z);
            }

            Bits.AssertSame<double>(outputs.AsSpan(row, 1), y, $"outputs of row {row}");
            Bits.AssertSame<double>(logits.AsSpan(row, 1), z, $"logits of row {row}");
        }
    }

    [Fact]
    public void StaticInputsThatWereNotGiven_AreMissed()
    {
        using var session = _network.CreateSession();
        var error = Assert.Throws<InvalidOperationException>(() => session.Step([1, 2, 3], [0], _output));
        Assert.Equal("'patient' belongs to the whole sequence, and has no value yet: call SetStaticInputs before the first step.", error.Message);
        session.SetStaticInputs([1, 2], [0]);
        session.Step([1, 2, 3], [0], _output);
        Assert.NotEqual(0, _output[0]);
    }

    /// <summary>Another sequence of the same patient begins with Reset alone.</summary>
    [Fact]
    public void Reset_LeavesStaticInputs()
    {
        using var session = _network.CreateSession();
        session.SetStaticInputs([1, 2], [0]);
        session.Step([1, 2, 3], [0], _output);
        var first = _output[0];
        session.Step([1, 2, 3], [0], _output);
        Assert.NotEqual(first, _output[0]);
        session.Reset();
        session.Step([1, 2, 3], [0], _output);
        Assert.Equal(first, _output[0]);
    }

    /// <summary>A call that is refused changes neither the static inputs nor the states.</summary>
    [Fact]
    public void WhatIsRefused_ChangesNothing()
    {
        using var session = _network.CreateSession();
        session.SetStaticInputs([1, 2], [0]);
        session.Step([1, 2, 3], [0], _output);
        var first = _output[0];
        session.Reset();

        AssertRefused("inputs", "inputs: expected 2 features of 'patient'; given 1.", () => session.SetStaticInputs([9], [0]));
        AssertRefused("tokens", "tokens: expected 1 tokens of 'ward'; given 2.", () => session.SetStaticInputs([9, 9], [0, 1]));
        AssertRefused("tokens", "tokens[0]: expected a token of 0 to 2 of 'ward'; given 3.", () => session.SetStaticInputs([9, 9], [3]));
        AssertRefused("inputs", "inputs[1] of 'patient': expected a number of single precision", () => session.SetStaticInputs([9.0, 1e300], [0]));
        AssertRefused("inputs", "inputs: expected 3 features of 'vitals', 'dose'; given 2.", () => session.Step([1, 2], [0], _output));
        AssertRefused("tokens", "tokens: expected 1 tokens of 'event'; given 0.", () => session.Step([1, 2, 3], [], _output));
        AssertRefused("tokens", "tokens[0]: expected a token of 0 to 4 of 'event'; given -1.", () => session.Step([1, 2, 3], [-1], _output));
        AssertRefused("inputs", "inputs[2] of 'dose': expected a number of single precision", () => session.Step([1, 2, -1e300], [0], new double[1]));
        AssertRefused("output", "output: expected 1 outputs; given 2.", () => session.Step([1, 2, 3], [0], new float[2]));
        AssertRefused("input", "input: this network has several inputs, of which a step takes 'vitals', 'event', 'dose'. Call Step(inputs, tokens, output).", () => session.Step([1f, 2, 3], _output));
        AssertRefused("input", "input: this network has several inputs, of which a step takes 'vitals', 'event', 'dose'.", () => session.Step(0, _output));

        session.Step([1, 2, 3], [0], _output);
        Assert.Equal(first, _output[0]);
    }

    [Fact]
    public void ANetworkWithoutStaticInputs_HasNoneToSet()
    {
        using var session = new LstmToOne(seed: 1).CreateSession();
        var error = Assert.Throws<InvalidOperationException>(() => session.SetStaticInputs([1], []));
        Assert.Contains("LstmToOne has no input that belongs to the whole sequence", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A single input can be given as several are.</summary>
    [Fact]
    public void ANetworkWithOneInput_TakesBothKindsOfStep()
    {
        var (network, tokens) = (new LstmToOne(seed: 1), new GruTokens(seed: 1));
        using var session = network.CreateSession();
        using var other = network.CreateSession();
        var expected = new float[1];
        session.Step([1, 2, 3], expected);
        other.Step([1, 2, 3], [], _output);
        Assert.Equal(expected, _output);

        using var words = tokens.CreateSession();
        using var otherWords = tokens.CreateSession();
        var (expectedClasses, classes) = (new float[11], new float[11]);
        words.Step(7, expectedClasses);
        otherWords.Step([], [7], classes);
        Assert.Equal(expectedClasses, classes);
        AssertRefused("tokens", "tokens: expected 1 tokens of 'input'; given 0.", () => otherWords.Step([], [], classes));
    }

    /// <summary>The error says which input it is, and the place there, not among all of them.</summary>
    [Fact]
    public void NumbersThatAreNotFinite_AreNamed()
    {
        using var session = _network.CreateSession(new() { NonFinite = NonFiniteHandling.Throw });
        session.SetStaticInputs([1, 2], [0]);
        AssertRefused("dose", "input 'dose'[0]: expected a number that is finite", () => session.Step([1, 2, float.NaN], [0], _output));
        Assert.Equal(1, session.NonFiniteSteps);
        session.Step([1, 2, 3], [0], _output);
        Assert.True(float.IsFinite(_output[0]));
    }

    /// <summary>A value for which every step would be refused is refused at once, and the values from before stay.</summary>
    [Fact]
    public void StaticNumbersThatAreNotFinite_AreRefusedAtOnce()
    {
        using var session = _network.CreateSession(new() { NonFinite = NonFiniteHandling.Throw });
        AssertRefused("inputs", "inputs[1] of 'patient': expected a finite number; given NaN.", () => session.SetStaticInputs([1, float.NaN], [0]));
        Assert.Throws<InvalidOperationException>(() => session.Step([1, 2, 3], [0], _output));
        session.SetStaticInputs([1, 2], [0]);
        session.Step([1, 2, 3], [0], _output);
        var expected = _output[0];
        session.Reset();
        AssertRefused("inputs", "inputs[0] of 'patient': expected a finite number; given Infinity.", () => session.SetStaticInputs([double.PositiveInfinity, 9], [2]));
        session.Step([1, 2, 3], [0], _output);
        Assert.Equal(expected, _output[0]);
        Assert.Equal(0, session.NonFiniteSteps);

        using var keeping = _network.CreateSession();
        keeping.SetStaticInputs([1, float.NaN], [0]);
        keeping.Step([1, 2, 3], [0], _output);
        Assert.True(float.IsNaN(_output[0]));
    }

    private static void AssertRefused(string parameter, string message, Action call)
    {
        var error = Assert.ThrowsAny<ArgumentException>(call);
        Assert.Equal(parameter, error.ParamName);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }
}
