using RnnGen.Compiler.Declarations;
using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>dL/dx against finite differences of the loss: every number of every input, of whole rows, of rows with lengths and weights, and of rows with gaps.</summary>
public sealed class InputGradientTests
{
    /// <summary>Every way from an input to the loss, in networks without kinks.</summary>
    private static readonly string[] Names =
    [
        "Lstm", "InputsOfBothKinds", "InputsOfTheSequence", "InputsOfTheSequenceTrained", "InputsOfTheSequenceRead", "InputsOnRows", "InputsOnRowsOfSteps", "InputsOfTheFuture", "InputsOfAllSpans",
        "InputsOfTheFutureAttended", "InputsOfOneToManyClasses", "InputsOfOneRow", "InitialStatesGiven", "InitialStatesOfADecoder", "InitialStatesOfAWriter", "ConvCentered", "ConvStridedTwice", "ConvEncoder",
        "ConvSmallWithManyRows", "BranchesOfBothDirections", "PoolsOfSteps", "LossCtc",
    ];

    private static readonly Lazy<EmittedAssembly> Emitted = new(() => EmittedAssembly.Of([.. Names.Select(Declaration)], checkOverflow: false));

    public static TheoryData<string> Networks => [.. Names];

    [Theory]
    [MemberData(nameof(Networks))]
    public void InputGradients_AreThoseOfTheLoss(string name)
    {
        var engine = Create(name);
        var network = engine.Layout;
        var lengths = Batches.Of(network).ElementAt(1);
        foreach (var batch in new[] { Batches.Of(network).First(), lengths, lengths.Lengths.Length > 0 && network.Steps > 1 ? lengths.Apart(network, 5) : lengths })
        {
            Check(engine, batch);
        }
    }

    /// <summary>The weights' gradients are what they are without.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void OtherGradients_AreTheSame(string name)
    {
        var (with, without) = (Create(name), Catalog.Create<double>(NetworkCatalog.Find(name)));
        using var asked = with.CreateTrainingContext(new() { Seed = 3 });
        using var plain = without.CreateTrainingContext(new() { Seed = 3 });
        foreach (var batch in Batches.Of(with.Layout).Select(batch => batch.As<double>()))
        {
            Assert.Equal(plain.ComputeGradients(batch.Batch).Loss, asked.ComputeGradients(batch.Batch).Loss, 1e-12);
            Assert.Equal(plain.Gradients.Values.ToArray(), asked.Gradients.Values.ToArray(), (a, b) => Math.Abs(a - b) <= 1e-12 * (1 + Math.Abs(a)));
        }
    }

    /// <summary>In the units of the batch: of numbers that are divided by a scale, so much smaller.</summary>
    [Fact]
    public void InputGradients_AreInTheUnitsOfTheBatch()
    {
        var engine = Create("Lstm");
        engine.Normalization = new([3, -2], [2, 0.25]);
        Check(engine, Batches.Of(engine.Layout).First());
    }

    [Fact]
    public void WhatCannotBe_IsSaid()
    {
        using var untraced = Catalog.Create<double>(NetworkCatalog.Find("Lstm")).CreateTrainingContext();
        Assert.Contains("InputGradients = true", Assert.Throws<InvalidOperationException>(() => untraced.CopyInputGradients(new double[4])).Message, StringComparison.Ordinal);
        var engine = Create("InputsOfTheSequence");
        using var context = engine.CreateTrainingContext();
        Assert.Equal("There is no gradient yet; call ComputeGradients first.", Assert.Throws<InvalidOperationException>(() => context.CopyInputGradients(new double[4], "place")).Message);
        var batch = Batches.Of(engine.Layout).First().As<double>();
        context.ComputeGradients(batch.Batch);
        Assert.StartsWith("input: expected the name of an input of numbers: 'input', 'place'; given none.", Assert.Throws<ArgumentException>("input", () => context.CopyInputGradients(new double[4])).Message, StringComparison.Ordinal);
        Assert.StartsWith("input: expected the name of an input of numbers: 'input', 'place'; given 'kind'.", Assert.Throws<ArgumentException>("input", () => context.CopyInputGradients(new double[4], "kind")).Message, StringComparison.Ordinal);
        Assert.StartsWith("gradients: expected rows * features = 4 * 3 values; given 4.", Assert.Throws<ArgumentException>("gradients", () => context.CopyInputGradients(new double[4], "place")).Message, StringComparison.Ordinal);
        Assert.StartsWith("gradients: expected rows * steps * features = 4 * 5 * 2 values; given 4.", Assert.Throws<ArgumentException>("gradients", () => context.CopyInputGradients(new double[4], "input")).Message, StringComparison.Ordinal);

        // After a call that was refused there is nothing to read.
        Assert.Throws<ArgumentException>(() => context.ComputeGradients(new SequenceBatch<double> { Inputs = new double[3] }));
        Assert.Throws<InvalidOperationException>(() => context.CopyInputGradients(new double[12], "place"));
    }

    [Fact]
    public void CopyInputGradients_AllocatesNothing_AndIsZeroWhereNothingCounts()
    {
        var engine = Create("Lstm");
        using var context = engine.CreateTrainingContext();
        var batch = Batches.Of(engine.Layout).First();
        var gradients = new double[batch.Inputs.Length];
        context.ComputeGradients(batch.As<double>().Batch);
        Assert.Equal(0, Allocation.Of(() => context.CopyInputGradients(gradients)));
        Assert.DoesNotContain(0, gradients);
        context.ComputeGradients((batch with { StepWeights = new double[batch.Rows] }).As<double>().Batch);
        context.CopyInputGradients(gradients);
        Assert.All(gradients, gradient => Assert.Equal(0, gradient));
    }

    private static void Check(NetworkEngine<double> engine, TestBatch batch)
    {
        using var context = engine.CreateTrainingContext(new() { Seed = 3 });
        context.ComputeGradients(batch.As<double>().Batch);
        foreach (var (input, column) in engine.Layout.Inputs.Where(input => !input.IsTokens).Select(input => (input, engine.Layout.BlockOf(input.Span).Numbers.TakeWhile(other => other != input).Sum(other => other.Features))))
        {
            var block = engine.Layout.BlockOf(input.Span);
            var numbers = input.Span switch { InputSpan.Sequence => batch.StaticInputs, InputSpan.OutputSteps => batch.FutureInputs, _ => batch.Inputs };
            var gradients = new double[numbers.Length / block.Features * input.Features];
            gradients.AsSpan().Fill(double.NaN);
            context.CopyInputGradients(gradients, input.Name);
            var check = new GradientCheck { MaxNorm = gradients.Max(Math.Abs), Distance = 1.0 / 512 };
            for (var i = 0; i < gradients.Length; i++)
            {
                var place = (i / input.Features * block.Features) + column + (i % input.Features);
                var x = numbers[place];
                if (double.IsNaN(x))
                {
                    Assert.Equal(0, gradients[i]);
                    continue;
                }

                var complaint = check.Complaint($"{input.Name}[{i}]", gradients[i], value => LossAt(numbers, place, value), x);
                numbers[place] = x;
                Assert.True(complaint is null, $"{engine.Layout.Name}, lengths [{string.Join(", ", batch.Lengths)}]: {complaint}");
            }
        }

        double LossAt(double[] numbers, int place, double value)
        {
            numbers[place] = value;
            using var moved = engine.CreateTrainingContext(new() { Seed = 3 });
            return moved.ComputeGradients(batch.As<double>().Batch).Loss;
        }
    }

    private static NetworkEngine<double> Create(string name)
    {
        var declaration = Declaration(name);
        var engine = Emitted.Value.Create<double>(declaration);
        Weights.Draw(engine.Parameters, 1);
        return engine;
    }

    private static NetworkDeclaration Declaration(string name)
    {
        var network = NetworkCatalog.Find(name);
        return network with
        {
            Type = network.Type with { Name = name + "WithInputGradients", HintName = network.Type.HintName + "WithInputGradients" },
            Options = network.Options with { InputGradients = true },
        };
    }
}
