using RnnGen.Compiler;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>A batch costs what its longest row has: a network of more steps computes on short rows what one of as many steps as they have computes, and no more.</summary>
public sealed class LongestRowTests
{
    /// <summary>Networks in one compilation, of which each is compiled twice.</summary>
    private static readonly int Stride = Catalog.IsWhole ? 3 : 9;

    private const int More = 7;

    /// <summary>Truncation counts its blocks from the last step of all, and trees have nodes.</summary>
    private static readonly IReadOnlyList<NetworkDeclaration> Chosen =
    [
        .. NetworkCatalog.Double.Where((network, i) => i % Stride == 0 || network.Type.Name.Contains("Decoder", StringComparison.Ordinal) || network.Type.Name.StartsWith("Rows", StringComparison.Ordinal))
            .Where(network => network is { Losses.Count: > 0, Options: { BackpropSteps: 0, Stateful: false, Steps: > 1, Shape: not Compiler.Declarations.SequenceShape.OneToOne } })
            .Where(network => !network.Layers.Any(layer => layer.Kind.StartsWith("Tree", StringComparison.Ordinal))),
    ];

    private static readonly Lazy<EmittedAssembly> Longer = new(() => EmittedAssembly.Of(Chosen.Select(Lengthened)));

    public static TheoryData<string> Networks => [.. Chosen.Select(network => network.Type.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void ShortRows_GiveTheBitsOfAShortNetwork(string name)
    {
        var declaration = NetworkCatalog.Find(name);
        var expected = Catalog.Create<double>(declaration);
        var actual = Longer.Value.Create<double>(Lengthened(declaration));
        Weights.Draw(actual.Parameters, seed: 1);
        foreach (var batch in Batches.Of(expected.Layout).Where(batch => batch.StepWeights.Length == 0))
        {
            var padded = Padded(batch, expected.Layout, actual.Layout);
            AssertSamePredictions(expected, batch, actual, padded);
            AssertSameGradients(expected, batch, actual, padded);
        }
    }

    /// <summary>Rows of more steps than the network has, against a network that has as many: step after step, and losses some positions at a time.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void LongRows_HaveTheLossesOfALongNetwork(string name)
    {
        var declaration = NetworkCatalog.Find(name);
        var (shorter, longer) = (Catalog.Create<double>(declaration), Longer.Value.Create<double>(Lengthened(declaration)));
        Weights.Draw(longer.Parameters, seed: 1);
        var isTaken = shorter.Layout is { Session: not null, Shape: SequenceShape.ManyToMany or SequenceShape.ManyToOne, Loss: not LossKind.Ctc, TeacherForcing: null };
        Assert.Equal(isTaken, shorter.Layout.ScoresOutputs && shorter.Layout.Shape is SequenceShape.ManyToMany or SequenceShape.ManyToOne);
        foreach (var batch in isTaken ? Batches.Of(longer.Layout) : [])
        {
            var (expected, actual) = (new double[longer.Layout.EachHead.Length], new double[longer.Layout.EachHead.Length]);
            var whole = longer.Evaluate<SequenceBatch<double>, double>(batch.As<double>().Batch, expected);
            var stepwise = shorter.Evaluate<SequenceBatch<double>, double>(batch.As<double>().Batch with { Steps = longer.Layout.Steps }, actual);
            Bits.AssertSame<double>([whole, .. expected], [stepwise, .. actual], "losses");
        }
    }

    private static void AssertSamePredictions(NetworkEngine<double> expected, TestBatch batch, NetworkEngine<double> actual, TestBatch padded)
    {
        var width = expected.Layout.OutputSize;
        var (some, all) = (new double[batch.Rows * expected.Layout.OutputSteps * width], new double[batch.Rows * actual.Layout.OutputSteps * width]);
        expected.Predict(batch.As<double>().Batch, some);
        actual.Predict(padded.As<double>().Batch, all);
        for (var row = 0; row < batch.Rows; row++)
        {
            var first = some.AsSpan(row * expected.Layout.OutputSteps * width, expected.Layout.OutputSteps * width);
            var second = all.AsSpan(row * actual.Layout.OutputSteps * width, actual.Layout.OutputSteps * width);
            Bits.AssertSame<double>(first, second[..first.Length], $"outputs of row {row}");
            if (actual.Layout.RepeatLastOutput)
            {
                for (var beyond = second[first.Length..]; beyond.Length > 0; beyond = beyond[width..])
                {
                    Bits.AssertSame<double>(first[^width..], beyond[..width], $"repeated output of row {row}");
                }
            }
            else
            {
                Assert.False(second[first.Length..].ContainsAnyExcept(0), $"row {row} has outputs after its end");
            }
        }
    }

    private static void AssertSameGradients(NetworkEngine<double> expected, TestBatch batch, NetworkEngine<double> actual, TestBatch padded)
    {
        using var first = expected.CreateTrainingContext(new() { Seed = 3 });
        using var second = actual.CreateTrainingContext(new() { Seed = 3 });
        var (a, b) = (first.ComputeGradients(batch.As<double>().Batch), second.ComputeGradients(padded.As<double>().Batch));

        Bits.AssertSame<double>([a.Loss, a.GradientNorm], [b.Loss, b.GradientNorm], "loss and norm");
        foreach (var (x, y) in first.Gradients.Tensors.Zip(second.Gradients.Tensors))
        {
            var (left, right) = (new double[x.Length], new double[y.Length]);
            x.CopyTo(left);
            y.CopyTo(right);
            Bits.AssertSame<double>(left, right, x.Name);
        }
    }

    private static NetworkDeclaration Lengthened(NetworkDeclaration network) => network with
    {
        Type = network.Type with { Name = network.Type.Name + "Longer", HintName = network.Type.HintName + "Longer" },
        Options = network.Options with
        {
            Steps = network.Options.Shape == Compiler.Declarations.SequenceShape.OneToMany ? network.Options.Steps : network.Options.Steps + More,
            OutputSteps = network.Options.OutputSteps == 0 ? 0 : network.Options.OutputSteps + More,
            Unroll = Compiler.Declarations.UnrollMode.Auto,
            UnrollFactor = 0,

            // Gradients are summed shard by shard.
            ShardRows = NetworkCompiler.Plan(NetworkBinder.Bind(network), CancellationToken.None).Memory.ShardRows,
        },
    };

    /// <summary>The same rows with room for more steps, which hold numbers that must not matter.</summary>
    private static TestBatch Padded(TestBatch batch, NetworkLayout some, NetworkLayout all)
    {
        T[] Pad<T>(T[] values, int steps, int allSteps, T filler) => values.Length == 0 || steps == allSteps
            ? values
            : [.. Enumerable.Range(0, batch.Rows).SelectMany(row =>
            {
                var perRow = values.Length / batch.Rows;
                return values.Skip(row * perRow).Take(perRow).Concat(Enumerable.Repeat(filler, perRow / steps * (allSteps - steps)));
            })];

        return batch with
        {
            Inputs = Pad(batch.Inputs, some.Steps, all.Steps, 1e30),
            Tokens = Pad(batch.Tokens, some.Steps, all.Steps, 0),
            FutureInputs = Pad(batch.FutureInputs, some.OutputSteps, all.OutputSteps, 1e30),
            FutureTokens = Pad(batch.FutureTokens, some.OutputSteps, all.OutputSteps, 0),
            Targets = Pad(batch.Targets, some.OutputSteps, all.OutputSteps, 0),
            Labels = some.MaxLabels > 0 ? batch.Labels : Pad(batch.Labels, some.OutputSteps, all.OutputSteps, 0),
            Lengths = some.Steps == all.Steps ? batch.Lengths : [.. Enumerable.Range(0, batch.Rows).Select(row => batch.LengthOf(row, some.Steps))],
            TargetLengths = some.MaxLabels > 0 || some.OutputSteps == all.OutputSteps || !some.HasOutputTime
                ? batch.TargetLengths
                : [.. Enumerable.Range(0, batch.Rows).Select(row => batch.TargetLengthOf(row, some.OutputSteps))],
        };
    }
}
