namespace RnnGen.Integration.Tests;

/// <summary>What the states of layers begin with: trained vectors, and values that stand once for the whole sequence.</summary>
public sealed class InitialStateTests
{
    private static readonly double[] Inputs = [0.5, -1, 1, 0.25, -0.5, 2];

    /// <summary>A state that is given is that of the step before: what follows is what would have followed.</summary>
    [Fact]
    public void GivenStates_GoOnWhereASessionWas()
    {
        var (whole, part) = (new WholeStream(seed: 3), new RestOfStream(seed: 3));
        foreach (var tensor in whole.Parameters.Tensors)
        {
            for (var i = 0; i < tensor.Length; i++)
            {
                part.Parameters[tensor.Name][i] = tensor[i];
            }
        }

        var (expected, outputs) = (new double[6], new double[3]);
        whole.Predict(Inputs, expected);
        using var session = whole.CreateSession();
        var step = new double[1];
        for (var t = 0; t < 3; t++)
        {
            session.Step(Inputs[t..(t + 1)], step);
        }

        var states = new double[session.StateLength];
        session.CopyStateTo(states);
        double[] StateOf(string name) => session.States.Single(state => state.Name == name) is var state ? states[state.Offset..(state.Offset + 3)] : [];
        part.Predict(new RestOfStream.Batch<double> { Series = Inputs[3..], H = StateOf("lstm.h"), C = StateOf("lstm.c") }, outputs);
        Assert.Equal(expected[3..], outputs);
    }

    /// <summary>A session begins with what was learned, and with what is learned since when it is reset.</summary>
    [Fact]
    public void Sessions_BeginWithWhatWasLearned()
    {
        var network = new LearnedStart(seed: 3);
        Fill(network, "lstm.initial_h", 0.5);
        Fill(network, "lstm.initial_c", -1.5);
        using var session = network.CreateSession();
        AssertFollows(network, session);
        AssertSame(network, () => session.Reset(), session);
        Fill(network, "lstm.initial_c", 2);
        session.Reset();
        AssertFollows(network, session);

        static void AssertSame(LearnedStart network, Action reset, Session<double> session)
        {
            reset();
            AssertFollows(network, session);
        }
    }

    /// <summary>A row that has no step has no output, whatever its states begin with; others do not see it.</summary>
    [Fact]
    public void RowsWithoutSteps_HaveNoOutput()
    {
        var network = new LearnedStart(seed: 3);
        Fill(network, "lstm.initial_h", 0.5);
        double[] inputs = [.. Inputs, .. Inputs], outputs = new double[12], alone = new double[6];
        network.Predict(new SequenceBatch<double> { Inputs = inputs, Lengths = [0, 4] }, outputs);
        network.Predict(Inputs, alone);
        Assert.Equal(new double[6], outputs[..6]);
        Assert.Equal(alone[..4], outputs[6..10]);
    }

    /// <summary>The gradient of what the states begin with is that of the loss.</summary>
    [Fact]
    public void Gradients_ReachTheBeginning()
    {
        var network = new LearnedStart(seed: 3);
        Fill(network, "lstm.initial_h", 0.25);
        double[] targets = [1, 0, -1, 0.5, 0.25, 0];
        using var context = network.CreateTrainingContext();
        context.ComputeGradients(new SequenceBatch<double> { Inputs = Inputs, Targets = targets });
        foreach (var name in new[] { "lstm.initial_h", "lstm.initial_c" })
        {
            var tensor = network.Parameters[name];
            for (var i = 0; i < tensor.Length; i++)
            {
                // The error of a central difference is of the order of h² and of the rounding over h.
                var (value, h) = (tensor[i], 1e-5);
                tensor[i] = value + h;
                var above = network.Evaluate(new() { Inputs = Inputs, Targets = targets });
                tensor[i] = value - h;
                var below = network.Evaluate(new() { Inputs = Inputs, Targets = targets });
                tensor[i] = value;
                Assert.NotEqual(0, context.Gradients[name][i]);
                Assert.Equal((above - below) / (2 * h), context.Gradients[name][i], 1e-8);
            }
        }
    }

    private static void Fill(LearnedStart network, string name, double value)
    {
        var tensor = network.Parameters[name];
        for (var i = 0; i < tensor.Length; i++)
        {
            tensor[i] = value * (i + 1);
        }
    }

    private static void AssertFollows(LearnedStart network, Session<double> session)
    {
        var (expected, step) = (new double[6], new double[1]);
        network.Predict(Inputs, expected);
        for (var t = 0; t < 6; t++)
        {
            session.Step(Inputs[t..(t + 1)], step);
            Assert.Equal(expected[t], step[0]);
        }
    }
}

/// <summary>Learns what its states begin with.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 6, BatchSize = 2, Precision = Precision.Double)]
[Input(1)]
[Lstm(3, InitialState = InitialState.Learned)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class LearnedStart;

/// <summary>Six steps.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 6, BatchSize = 1, Precision = Precision.Double)]
[Input(1)]
[Lstm(3)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class WholeStream;

/// <summary>The last three of them, from the states before.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 3, BatchSize = 1, Precision = Precision.Double)]
[Input(1, Name = "series")]
[Input(3, Name = "h", Span = InputSpan.Sequence)]
[Input(3, Name = "c", Span = InputSpan.Sequence)]
[Lstm(3, From = "series", InitialStateFrom = new[] { "h", "c" })]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class RestOfStream;
