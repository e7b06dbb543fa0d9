using System.Numerics;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>A batch whose numbers are multiples of 1/256, the same in both precisions. What lies beyond a row's length is out of range on purpose.</summary>
internal sealed record NetworkBatch
{
    public required string Name { get; init; }

    public required int Rows { get; init; }

    public double[] Inputs { get; init; } = [];

    public int[] Tokens { get; init; } = [];

    public double[] StaticInputs { get; init; } = [];

    public int[] StaticTokens { get; init; } = [];

    public double[] FutureInputs { get; init; } = [];

    public int[] FutureTokens { get; init; } = [];

    public double[] Targets { get; init; } = [];

    public int[] Labels { get; init; } = [];

    public int[] Lengths { get; init; } = [];

    /// <summary>[rows, steps]; empty when no step is left out.</summary>
    public bool[] Mask { get; init; } = [];

    public int[] TargetLengths { get; init; } = [];

    public double[] StepWeights { get; init; } = [];

    public int[] Children { get; init; } = [];

    /// <summary>A row alone.</summary>
    public NetworkBatch Alone(int row) => this with
    {
        Name = $"row {row} of {Name}",
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

    /// <summary>The same steps with gaps between them: what lies beyond a row's length is in these, out of range as it is.</summary>
    /// <param name="steps">The steps of a row.</param>
    /// <param name="hasStepOutputs">Whether outputs go with the steps.</param>
    /// <param name="hasStepLosses">Whether losses do.</param>
    public NetworkBatch Apart(int steps, bool hasStepOutputs, bool hasStepLosses)
    {
        var random = new Random(Rows + steps);
        int[][] places = [.. Enumerable.Range(0, Rows).Select(row =>
        {
            var all = Enumerable.Range(0, steps).ToArray();
            random.Shuffle(all);
            return all[..Lengths[row]].Order().Concat(all[Lengths[row]..]).ToArray();
        })];
        return this with
        {
            Name = $"{Name}, apart",
            Lengths = [],
            Mask = [.. places.SelectMany((order, row) => Enumerable.Range(0, steps).Select(t => order.AsSpan(0, Lengths[row]).Contains(t)))],
            Inputs = Spread(Inputs, places),
            Tokens = Spread(Tokens, places),
            Targets = hasStepOutputs ? Spread(Targets, places) : Targets,
            Labels = hasStepLosses ? Spread(Labels, places) : Labels,
            StepWeights = hasStepLosses ? Spread(StepWeights, places) : StepWeights,
        };
    }

    /// <summary>Each step of an array at the place that is said for it.</summary>
    public static T[] Spread<T>(T[] all, int[][] places)
    {
        var (spread, size) = (new T[all.Length], all.Length / places.Sum(order => order.Length));
        for (var i = 0; i < all.Length; i++)
        {
            var (step, steps) = (i / size, places[0].Length);
            spread[(((step / steps * steps) + places[step / steps][step % steps]) * size) + (i % size)] = all[i];
        }

        return spread;
    }

    /// <summary>Some steps of all rows, at the beginning of a batch of as many steps.</summary>
    public NetworkBatch Window(int steps, int first, int count) => new()
    {
        Name = FormattableString.Invariant($"steps {first} to {first + count - 1} of {Name}"),
        Rows = Rows,
        Inputs = Moved(Inputs, steps, first),
        Tokens = Moved(Tokens, steps, first),
        StaticInputs = StaticInputs,
        StaticTokens = StaticTokens,
        Targets = Moved(Targets, steps, first),
        Labels = Moved(Labels, steps, first),
        Lengths = [.. Enumerable.Repeat(count, Rows)],
    };

    public TypedBatch<T> As<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(this);

    private T[] Moved<T>(T[] all, int steps, int first)
    {
        var (row, moved) = (all.Length / Rows, new T[all.Length]);
        for (var i = 0; i < all.Length; i++)
        {
            var from = (i % row) + (first * row / steps);
            moved[i] = from < row ? all[(i / row * row) + from] : default!;
        }

        return moved;
    }

    private T[] Part<T>(T[] all, int row) => all[(row * all.Length / Rows)..((row + 1) * all.Length / Rows)];
}

/// <summary>A <see cref="NetworkBatch"/> in a network's precision, converted once.</summary>
internal sealed class TypedBatch<T>(NetworkBatch source)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _inputs = [.. source.Inputs.Select(T.CreateTruncating)];
    private readonly T[] _staticInputs = [.. source.StaticInputs.Select(T.CreateTruncating)];
    private readonly T[] _futureInputs = [.. source.FutureInputs.Select(T.CreateTruncating)];
    private readonly T[] _targets = [.. source.Targets.Select(T.CreateTruncating)];
    private readonly T[] _stepWeights = [.. source.StepWeights.Select(T.CreateTruncating)];

    public NetworkBatch Source => source;

    public string Name => source.Name;

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
