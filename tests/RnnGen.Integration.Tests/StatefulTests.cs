using RnnGen.Compiler.Declarations;
using RnnGen.Runtime;
using RnnGen.Testing;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Integration.Tests;

/// <summary>Windows that go on with the states of the window before, and the gradients that are cut between them.</summary>
public sealed class StatefulTests
{
    private const int Rows = 3;
    private const int Window = 4;
    private const int Windows = 3;

    /// <summary>Sums of the same terms in another order: a few hundred roundings of doubles.</summary>
    private const double Rounding = 1e-13;

    private static readonly string[] Names = ["Lstm", "Stack", "Jordan", "Lags"];

    private static readonly Lazy<EmittedAssembly> Emitted = new(() => EmittedAssembly.Of(Names.SelectMany(name => new[] { Whole(name), Truncated(name), Windowed(name) })));

    public static TheoryData<string, int[]> Cases
    {
        get
        {
            var cases = new TheoryData<string, int[]>();
            foreach (var name in Names)
            {
                cases.Add(name, []);
                cases.Add(name, [12, 7, 4]);
                cases.Add(name, [5, 0, 9]);
            }

            return cases;
        }
    }

    /// <summary>A gradient that is cut every k steps is that of windows of k steps, each beginning with the states that the one before ended with.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void TruncatedGradient_IsThatOfStatefulWindows(string name, int[] lengths)
    {
        var (truncated, windowed) = (Create(Truncated(name)), Create(Windowed(name)));
        var batch = TestBatch.Of(truncated.Layout, Rows, lengths, seed: 5);
        using var whole = truncated.CreateTrainingContext();
        var expected = whole.ComputeGradients(batch.As<double>().Batch);

        using var context = windowed.CreateTrainingContext();
        var sums = new double[context.Gradients.Values.Length];
        var loss = 0.0;
        for (var window = 0; window < Windows; window++)
        {
            var (part, share) = Part(batch, window, truncated.Layout);
            loss += share * (double)context.ComputeGradients(part.As<double>().Batch).Loss;
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += share * context.Gradients.Values[i];
            }
        }

        Assert.Equal((double)expected.Loss, loss, Rounding);
        Assert.Equal(whole.Gradients.Values.Length, sums.Length);
        Assert.All(sums.Zip(whole.Gradients.Values.ToArray()), pair => Assert.Equal(pair.Second, pair.First, Rounding));
        Assert.Contains(sums, value => Math.Abs(value) > 1e-3);
    }

    [Fact]
    public void TruncatedGradient_IsNotTheWholeGradient_ButTheLossIsTheSame()
    {
        var (whole, truncated) = (Create(Whole("Lstm")), Create(Truncated("Lstm")));
        var batch = TestBatch.Of(whole.Layout, Rows, [], seed: 5).As<double>();
        using var full = whole.CreateTrainingContext();
        using var cut = truncated.CreateTrainingContext();
        Assert.Equal(full.ComputeGradients(batch.Batch).Loss, cut.ComputeGradients(batch.Batch).Loss);
        Assert.True(full.Gradients["lstm.weight_hh_l0"].Shape.SequenceEqual(cut.Gradients["lstm.weight_hh_l0"].Shape));
        Assert.Contains(Enumerable.Range(0, full.Gradients["lstm.weight_hh_l0"].Length), i => Math.Abs(full.Gradients["lstm.weight_hh_l0"][i] - cut.Gradients["lstm.weight_hh_l0"][i]) > 1e-4);
    }

    /// <summary>The states before the first step count in the gradients of recurrent weights: here they are anything but 0.</summary>
    [Theory]
    [InlineData("Lstm")]
    [InlineData("Stack")]
    [InlineData("Jordan")]
    public void Gradients_OfALaterWindow_AreThoseOfItsLoss(string name)
    {
        var engine = Create(Windowed(name));
        var batch = TestBatch.Of(engine.Layout, Rows, [], seed: 6).As<double>();
        using var context = engine.CreateTrainingContext();
        context.ComputeGradients(batch.Batch);
        var states = context.States!.Values.ToArray();
        Assert.All(states, state => Assert.NotEqual(0, state));

        context.ComputeGradients(batch.Batch);
        var gradients = engine.Parameters.Tensors.ToDictionary(tensor => tensor.Name, tensor => Enumerable.Range(0, tensor.Length).Select(i => context.Gradients[tensor.Name][i]).ToArray());
        var check = new GradientCheck { MaxNorm = gradients.Values.Max(values => values.Max(Math.Abs)) };
        foreach (var tensor in engine.Parameters.Tensors)
        {
            for (var i = 0; i < tensor.Length; i += 3)
            {
                var x = tensor[i];
                var complaint = check.Complaint($"{tensor.Name}[{i}]", gradients[tensor.Name][i], value => LossAt(tensor, i, value), x);
                tensor[i] = x;
                Assert.True(complaint is null, complaint);
            }
        }

        double LossAt(ParameterTensor<double> tensor, int i, double value)
        {
            tensor[i] = value;
            states.CopyTo(context.States!.Values);
            return (double)context.ComputeGradients(batch.Batch).Loss;
        }
    }

    [Fact]
    public void RowThatIsReset_StartsFromZero_AndTheOthersGoOn()
    {
        var engine = Create(Windowed("Lstm"));
        var batch = TestBatch.Of(engine.Layout, Rows, [], seed: 7).As<double>();
        using var fresh = engine.CreateTrainingContext();
        fresh.ComputeGradients(batch.Batch);
        var first = fresh.States!.Values.ToArray();
        fresh.ComputeGradients(batch.Batch);
        var second = fresh.States!.Values.ToArray();

        // Row 1 by the batch, then by a call, then all rows: always the states of a first window.
        fresh.ComputeGradients(With(batch, [false, true, false]));
        AssertRow(first, fresh.States!.Values, 1, isEqual: true);
        AssertRow(second, fresh.States!.Values, 0, isEqual: false);
        fresh.ResetStates(1);
        fresh.ComputeGradients(batch.Batch);
        AssertRow(first, fresh.States!.Values, 1, isEqual: true);
        AssertRow(first, fresh.States!.Values, 2, isEqual: false);
        fresh.ResetStates();
        fresh.ComputeGradients(batch.Batch);
        Assert.Equal(first, fresh.States!.Values.ToArray());
    }

    [Fact]
    public void RowsThatACallDoesNotHave_KeepTheirStates()
    {
        var engine = Create(Windowed("Lstm"));
        var batch = TestBatch.Of(engine.Layout, Rows, [], seed: 7);
        using var context = engine.CreateTrainingContext();
        context.ComputeGradients(batch.As<double>().Batch);
        var states = context.States!.Values.ToArray();
        context.ComputeGradients(batch.RowAlone(0).As<double>().Batch);
        AssertRow(states, context.States!.Values, 0, isEqual: false);
        AssertRow(states, context.States!.Values, 1, isEqual: true);
        context.ComputeGradients(batch.With([0, 0, 0]).As<double>().Batch);
        AssertRow(states, context.States!.Values, 1, isEqual: true);
    }

    /// <summary>Training on windows begins with what the whole sequence has there; predictions and evaluations of the network begin with zero states.</summary>
    [Fact]
    public void PredictionsAndEvaluations_StartFromZero()
    {
        var (engine, whole) = (Create(Windowed("Stack")), Create(Whole("Stack")));
        var batch = TestBatch.Of(whole.Layout, Rows, [], seed: 8);
        var (first, _) = Part(batch, 0, whole.Layout);
        var (second, _) = Part(batch, 1, whole.Layout);
        var (stateless, trained) = (engine.Evaluate(second.As<double>().Batch), 0.0);
        using (var context = engine.CreateTrainingContext())
        {
            context.ComputeGradients(first.As<double>().Batch);
            trained = (double)context.ComputeGradients(second.As<double>().Batch).Loss;
        }

        Assert.NotEqual(stateless, trained);
        Assert.Equal(stateless, engine.Evaluate(second.As<double>().Batch));
        var states = new RowStates<double>(engine.Layout);
        engine.Evaluate<SequenceBatch<double>, double>(first.As<double>().Batch, states, default);
        Assert.Equal(trained, engine.Evaluate<SequenceBatch<double>, double>(second.As<double>().Batch, states, default), Rounding);
        Assert.Equal(stateless, engine.Evaluate(second.As<double>().Batch));
    }

    [Fact]
    public void WhatDoesNotFit_IsRefused()
    {
        using var stateless = Create(Whole("Lstm")).CreateTrainingContext();
        Assert.Contains("Stateful = true", Assert.Throws<InvalidOperationException>(stateless.ResetStates).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => stateless.ResetStates(0));

        var engine = Create(Windowed("Lstm"));
        using var context = engine.CreateTrainingContext();
        Assert.Throws<ArgumentOutOfRangeException>(() => context.ResetStates(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => context.ResetStates(Rows));
        var batch = TestBatch.Of(engine.Layout, Rows, [], seed: 7).As<double>();
        Assert.Contains("resets: expected one of each of the 3 rows", Assert.Throws<ArgumentException>(() => context.ComputeGradients(With(batch, [true]))).Message, StringComparison.Ordinal);
    }

    private static NetworkDeclaration Whole(string name) => Build(name, name + "Whole", Window * Windows);

    private static NetworkDeclaration Truncated(string name) => Build(name, name + "Cut", Window * Windows).BackpropSteps(Window);

    private static NetworkDeclaration Windowed(string name) => Build(name, name + "Windows", Window).Stateful();

    private static NetworkBuilder Build(string name, string className, int steps) => name switch
    {
        "Lstm" => Network(className, steps, Rows).ManyToMany().Input(2).Lstm(5).Dense(2).Loss(LossKind.MeanSquaredError),
        "Stack" => Network(className, steps, Rows).ManyToMany().Input(2).Gru(4).Elman(3).Gru(2, GruVariant.ResetBefore).Dense(2).Loss(LossKind.MeanSquaredError),
        "Jordan" => Network(className, steps, Rows).ManyToMany().Input(2).Jordan(4, 2, TeacherForcing.Never).Loss(LossKind.MeanSquaredError),
        "Lags" => Network(className, steps, Rows).ManyToMany().Input(2).Lags(3).Lstm(3).Dense(2).Loss(LossKind.MeanSquaredError),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "An unknown network."),
    };

    private static NetworkEngine<double> Create(NetworkDeclaration declaration)
    {
        var engine = Emitted.Value.Create<double>(declaration);
        Weights.Draw(engine.Parameters, seed: 1);
        return engine;
    }

    /// <summary>A window of every row, and the share of the valid elements that it has.</summary>
    private static (TestBatch Batch, double Share) Part(TestBatch batch, int window, NetworkLayout whole)
    {
        var lengths = Enumerable.Range(0, Rows).Select(row => Math.Clamp(batch.LengthOf(row, whole.Steps) - (window * Window), 0, Window)).ToArray();
        var part = new TestBatch
        {
            Rows = Rows,
            Inputs = Cut(batch.Inputs, window),
            Targets = Cut(batch.Targets, window),
            Lengths = batch.Lengths.Length == 0 ? [] : lengths,
        };
        return (part, (double)lengths.Sum() / Enumerable.Range(0, Rows).Sum(row => batch.LengthOf(row, whole.Steps)));
    }

    private static double[] Cut(double[] values, int window)
    {
        var perWindow = values.Length / Rows / Windows;
        return [.. Enumerable.Range(0, Rows).SelectMany(row => values.AsSpan(((row * Windows) + window) * perWindow, perWindow).ToArray())];
    }

    private static SequenceBatch<double> With(TypedBatch<double> batch, ReadOnlySpan<bool> resets) => new()
    {
        Inputs = batch.Batch.Inputs,
        Targets = batch.Batch.Targets,
        Resets = resets.ToArray(),
    };

    /// <summary>A row of the LSTM's h, [rows, 5].</summary>
    private static void AssertRow(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, int row, bool isEqual) =>
        Assert.Equal(isEqual, expected.Slice(row * 5, 5).SequenceEqual(actual.Slice(row * 5, 5)));
}
