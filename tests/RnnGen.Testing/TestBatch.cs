using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen.Testing;

/// <summary>A batch whose numbers are multiples of 1/256, so that they are the same in single and in double precision.</summary>
internal sealed record TestBatch
{
    public required int Rows { get; init; }

    public double[] Inputs { get; init; } = [];

    public int[] Tokens { get; init; } = [];

    public double[] StaticInputs { get; init; } = [];

    public int[] StaticTokens { get; init; } = [];

    public double[] FutureInputs { get; init; } = [];

    public int[] FutureTokens { get; init; } = [];

    public double[] Targets { get; init; } = [];

    public int[] Labels { get; init; } = [];

    /// <summary>Empty when every row has all steps.</summary>
    public int[] Lengths { get; init; } = [];

    /// <summary>[rows, steps]; empty when no step is left out.</summary>
    public bool[] Mask { get; init; } = [];

    /// <summary>For CTC, the number of labels of each row; of decoders, of its output steps: empty when every row has all, or outputs have no lengths of their own.</summary>
    public int[] TargetLengths { get; init; } = [];

    /// <summary>[rows, output steps], for CTC [rows]; empty when all count alike.</summary>
    public double[] StepWeights { get; init; } = [];

    /// <summary>A batch that fits a network, drawn from a seed.</summary>
    public static TestBatch Of(NetworkLayout network, int rows, int[] lengths, int seed)
    {
        var random = new Random(seed);
        var positions = rows * network.OutputSteps;
        return new TestBatch
        {
            Rows = rows,
            Inputs = NumbersOf(random, rows, network.BlockOf(InputSpan.Steps)),
            Tokens = TokensOf(random, rows, network.BlockOf(InputSpan.Steps)),
            Targets = SideBySide(positions, [.. network.EachHead.Where(head => head.TakesTargets).Select(head => TargetsOf(random, positions, head))]),
            Labels = network.MaxLabels > 0
                ? [.. Integers(random, rows * network.MaxLabels, network.OutputSize - 1).Select(label => label + 1)]
                : SideBySide(positions, [.. network.EachHead.Where(head => head.TakesLabels).Select(head => Integers(random, positions, head.OutputSize))]),
            Lengths = lengths,
            Children = network.HasTrees ? RandomTrees.Of(random, rows, network.Steps, lengths) : [],
            TargetLengths = network.MaxLabels > 0 ? Integers(random, rows, network.MaxLabels + 1)
                : network.HasOutputTime && lengths.Length > 0 ? [.. Enumerable.Range(0, rows).Select(row => (row + 1) % (network.OutputSteps + 1))]
                : [],
            StaticInputs = NumbersOf(random, rows, network.BlockOf(InputSpan.Sequence)),
            StaticTokens = TokensOf(random, rows, network.BlockOf(InputSpan.Sequence)),
            FutureInputs = NumbersOf(random, rows, network.BlockOf(InputSpan.OutputSteps)),
            FutureTokens = TokensOf(random, rows, network.BlockOf(InputSpan.OutputSteps)),
        }.Shortened(network);
    }

    /// <summary>[rows, steps, 2]; empty where steps are not nodes of trees.</summary>
    public int[] Children { get; init; } = [];

    public int LengthOf(int row, int steps) => Lengths.Length == 0 ? steps : Lengths[row];

    /// <summary>The same batch with other lengths.</summary>
    public TestBatch With(int[] lengths) => this with { Lengths = lengths };

    /// <summary>The same batch with weights between 0 and 2 for its positions; about one in eight is 0.</summary>
    public TestBatch WithWeights(NetworkLayout network, int seed)
    {
        var random = new Random(seed);
        return this with
        {
            StepWeights = [.. Enumerable.Range(0, Rows * network.LossSteps).Select(_ => random.Next(8) == 0 ? 0 : random.Next(1, 513) / 256.0)],
        };
    }

    /// <summary>The same batch, its steps moved apart at random: instead of lengths it has a mask, and where that leaves a step out stands what must not be read.</summary>
    public TestBatch Apart(NetworkLayout network, int seed)
    {
        var random = new Random(seed);
        int[][] taken = [.. Enumerable.Range(0, Rows).Select(row =>
        {
            var steps = Enumerable.Range(0, network.Steps).ToArray();
            random.Shuffle(steps);
            return steps[..LengthOf(row, network.Steps)].Order().ToArray();
        })];
        var hasStepOutputs = network.Shape == SequenceShape.ManyToMany;
        return this with
        {
            Lengths = [],
            Mask = [.. taken.SelectMany(steps => Enumerable.Range(0, network.Steps).Select(steps.Contains))],
            Inputs = Moved(Inputs, double.NaN),
            Tokens = Moved(Tokens, -1),
            Targets = hasStepOutputs ? Moved(Targets, double.NaN) : Targets,
            Labels = hasStepOutputs && network.MaxLabels == 0 ? Moved(Labels, int.MaxValue) : Labels,
            StepWeights = hasStepOutputs && network.MaxLabels == 0 ? Moved(StepWeights, double.NaN) : StepWeights,
        };

        TItem[] Moved<TItem>(TItem[] source, TItem nothing)
        {
            var (result, size) = (new TItem[source.Length], source.Length / (Rows * network.Steps));
            Array.Fill(result, nothing);
            for (var row = 0; row < Rows; row++)
            {
                for (var t = 0; t < taken[row].Length; t++)
                {
                    Array.Copy(source, ((row * network.Steps) + t) * size, result, ((row * network.Steps) + taken[row][t]) * size, size);
                }
            }

            return result;
        }
    }

    /// <summary>Row <paramref name="row"/> alone.</summary>
    public TestBatch RowAlone(int row) => new()
    {
        Rows = 1,
        Inputs = Part(Inputs, row),
        Tokens = Part(Tokens, row),
        StaticInputs = Part(StaticInputs, row),
        StaticTokens = Part(StaticTokens, row),
        FutureInputs = Part(FutureInputs, row),
        FutureTokens = Part(FutureTokens, row),
        Targets = Part(Targets, row),
        Labels = Part(Labels, row),
        Lengths = Part(Lengths, row),
        Mask = Part(Mask, row),
        TargetLengths = Part(TargetLengths, row),
        StepWeights = Part(StepWeights, row),
        Children = Part(Children, row),
    };

    public TypedBatch<T> As<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(this);

    public int TargetLengthOf(int row, int steps) => TargetLengths.Length == 0 ? steps : TargetLengths[row];

    /// <summary>Labels for which rows have steps: one each, and one between equal neighbours.</summary>
    private TestBatch Shortened(NetworkLayout network)
    {
        for (var row = 0; network.MaxLabels > 0 && row < Rows; row++)
        {
            var labels = Labels.AsSpan(row * network.MaxLabels, network.MaxLabels);
            while (TargetLengths[row] > 0 && StepsFor(labels[..TargetLengths[row]]) > LengthOf(row, network.Steps))
            {
                TargetLengths[row]--;
            }
        }

        return this;
    }

    private static int StepsFor(ReadOnlySpan<int> labels)
    {
        var steps = labels.Length;
        for (var i = 1; i < labels.Length; i++)
        {
            steps += labels[i] == labels[i - 1] ? 1 : 0;
        }

        return steps;
    }

    private static double[] NumbersOf(Random random, int rows, InputBlock block) => Values(random, rows * block.Entries * block.Features, -256, 256);

    private static int[] TokensOf(Random random, int rows, InputBlock block) =>
        [.. Enumerable.Range(0, rows * block.Entries * block.Tokens.Length).Select(i => random.Next(block.Tokens[i % block.Tokens.Length].Vocabulary))];

    private static double[] TargetsOf(Random random, int positions, HeadLayout head) => head.Loss switch
    {
        LossKind.SoftmaxCrossEntropy => Distributions(random, positions, head.OutputSize),
        LossKind.Hinge => [.. Integers(random, positions * head.TargetSize, 2).Select(side => (2.0 * side) - 1)],
        LossKind.Poisson or LossKind.NegativeBinomial => [.. Integers(random, positions * head.TargetSize, 7).Select(count => (double)count)],
        _ => Values(random, positions * head.TargetSize, head.Loss is LossKind.BinaryCrossEntropy ? 0 : -256, 256),
    };

    /// <summary>The values of heads at each position, one after the other.</summary>
    private static TItem[] SideBySide<TItem>(int positions, TItem[][] heads) =>
        [.. Enumerable.Range(0, positions).SelectMany(i => heads.SelectMany(head => head[(i * head.Length / positions)..((i + 1) * head.Length / positions)]))];

    private static double[] Values(Random random, int count, int least, int most) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Next(least, most + 1) / 256.0)];

    /// <summary>256 draws of a class each, so that some classes have no probability.</summary>
    private static double[] Distributions(Random random, int positions, int classes)
    {
        var result = new double[positions * classes];
        for (var i = 0; i < positions * 256; i++)
        {
            var most = random.Next(classes) + 1;
            result[(i / 256 * classes) + random.Next(most)] += 1.0 / 256;
        }

        return result;
    }

    private static int[] Integers(Random random, int count, int end) => [.. Enumerable.Range(0, count).Select(_ => random.Next(end))];

    private T[] Part<T>(T[] all, int row) => all[(row * all.Length / Rows)..((row + 1) * all.Length / Rows)];
}

/// <summary>A <see cref="TestBatch"/> in a network's precision, converted once.</summary>
internal sealed class TypedBatch<T>(TestBatch source)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _inputs = [.. source.Inputs.Select(T.CreateTruncating)];
    private readonly T[] _staticInputs = [.. source.StaticInputs.Select(T.CreateTruncating)];
    private readonly T[] _futureInputs = [.. source.FutureInputs.Select(T.CreateTruncating)];
    private readonly T[] _targets = [.. source.Targets.Select(T.CreateTruncating)];

    private readonly T[] _stepWeights = [.. source.StepWeights.Select(T.CreateTruncating)];

    public SequenceBatch<T> Batch => new()
    {
        Inputs = _inputs,
        Tokens = source.Tokens,
        StaticInputs = _staticInputs,
        StaticTokens = source.StaticTokens,
        FutureInputs = _futureInputs,
        FutureTokens = source.FutureTokens,
        Targets = _targets,
        Labels = source.Labels,
        Lengths = source.Lengths,
        Mask = source.Mask,
        TargetLengths = source.TargetLengths,
        StepWeights = _stepWeights,
        Children = source.Children,
    };
}
