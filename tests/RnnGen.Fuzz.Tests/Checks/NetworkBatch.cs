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
        TargetLengths = Part(TargetLengths, row),
        StepWeights = Part(StepWeights, row),
        Children = Part(Children, row),
    };

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
        TargetLengths = source.TargetLengths,
        StepWeights = _stepWeights,
        Children = source.Children,
    };
}
