using System.Numerics;

namespace RnnGen.Runtime;

/// <summary>
/// The integers of a call's batch: tokens, labels, lengths, what a mask leaves, and children, which say where in memory a pass reads and writes. They are copied before they are checked, and only the
/// copies are used: the caller's memory can change at any time.
/// </summary>
internal sealed class BatchIntegers
{
    private readonly int[] _tokens;
    private readonly int[] _staticTokens;
    private readonly int[] _futureTokens;
    private readonly int[] _labels;
    private readonly int[] _lengths;
    private readonly int[] _targetLengths;
    private readonly int[] _children;
    private readonly int _steps;
    private int[]? _order;
    private (int Lengths, int TargetLengths, int Order) _taken;

    public BatchIntegers(NetworkLayout network)
    {
        var (rows, positions) = (network.BatchSize, network.BatchSize * network.Steps);
        (_tokens, _staticTokens, _futureTokens) = (Tokens(InputSpan.Steps), Tokens(InputSpan.Sequence), Tokens(InputSpan.OutputSteps));
        _labels = new int[rows * (network.LabelSize == 0 ? 0 : network.LabelsPerRow)];
        (_lengths, _steps) = (new int[rows], network.Steps);
        _targetLengths = new int[network.HasOutputTime || network.Loss is LossKind.Ctc ? rows : 0];
        _children = new int[network.HasTrees ? 2 * positions : 0];

        int[] Tokens(InputSpan span) => new int[rows * network.BlockOf(span).Entries * network.BlockOf(span).Tokens.Length];
    }

    /// <summary>Copies the integers of a batch that is still to be checked.</summary>
    /// <returns>The batch with the copies in their place, valid until the next call. Its other numbers are the caller's: whatever they become, they lead nowhere.</returns>
    public SequenceBatch<T> Take<T>(SequenceBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var own = new SequenceBatch<T>
        {
            Inputs = batch.Inputs,
            Tokens = Copy(batch.Tokens, _tokens),
            StaticInputs = batch.StaticInputs,
            StaticTokens = Copy(batch.StaticTokens, _staticTokens),
            FutureInputs = batch.FutureInputs,
            FutureTokens = Copy(batch.FutureTokens, _futureTokens),
            Targets = batch.Targets,
            Labels = Copy(batch.Labels, _labels),
            Lengths = Copy(batch.Lengths, _lengths),
            Mask = batch.Mask,
            TargetLengths = Copy(batch.TargetLengths, _targetLengths),
            StepWeights = batch.StepWeights,
            Resets = batch.Resets,
            Steps = batch.Steps,
            Children = Copy(batch.Children, _children),
        };
        _taken = (own.Lengths.Length, own.TargetLengths.Length, 0);
        return batch.Mask.IsEmpty || !StepMask.Fits(batch.Mask.Length, own.Lengths, _steps, _lengths.Length) ? own : Cut(own);
    }

    /// <summary>Of the batch that was taken last, and that has passed the checks, which steps there are.</summary>
    public SequenceBatch<T> LastSteps<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new()
        {
            Lengths = _lengths.AsSpan(0, _taken.Lengths),
            TargetLengths = _targetLengths.AsSpan(0, _taken.TargetLengths),
            Order = _order.AsSpan(0, _taken.Order),
        };

    /// <summary>A batch with what its mask leaves.</summary>
    private SequenceBatch<T> Cut<T>(SequenceBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        _order ??= new int[_lengths.Length * _steps];
        var order = _order.AsSpan(0, batch.Mask.Length);
        var counts = _lengths.AsSpan(0, batch.Mask.Length / _steps);
        StepMask.Read(batch.Mask, _steps, batch.Lengths, order, counts);
        _taken = (counts.Length, batch.TargetLengths.Length, order.Length);
        return batch with { Lengths = counts, Order = order };
    }

    // What is longer than the network takes is refused for its length, which nobody can change, before any of it is read; or not looked at, as labels by a prediction.
    private static ReadOnlySpan<int> Copy(ReadOnlySpan<int> source, int[] copy)
    {
        if (source.Length > copy.Length)
        {
            return source;
        }

        source.CopyTo(copy);
        return copy.AsSpan(0, source.Length);
    }
}
