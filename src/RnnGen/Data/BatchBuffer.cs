using System.Numerics;
using RnnGen.Runtime;
using static System.FormattableString;

namespace RnnGen;

/// <summary>
/// The memory of a batch, to be filled again and again by one thread at a time. One of <see cref="double"/> serves networks of either precision, and keeps the digits of numbers that differ by little
/// from a large mean: the network normalizes them before it narrows them.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class BatchBuffer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const string Use = "this buffer; give each thread one of its own";

    private readonly SequenceStore _store;
    private readonly T[] _inputs;
    private readonly int[] _tokens;
    private readonly T[] _staticInputs;
    private readonly int[] _staticTokens;
    private readonly T[] _futureInputs;
    private readonly int[] _futureTokens;
    private readonly T[] _targets;
    private readonly int[] _labels;
    private readonly int[] _lengths;
    private readonly int[] _targetLengths;
    private readonly T[] _stepWeights;
    private readonly bool[] _resets;
    private readonly int[] _children;
    private ExclusiveUse _use;

    /// <summary>Makes the memory for batches of a dataset, of its parts, or of one with the same sizes.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="batchSize">The most sequences of a batch, at least 1.</param>
    public BatchBuffer(SequenceDataset dataset, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        BatchSize = Hyperparameter.AtLeast(1, batchSize);
        _store = dataset.Store;
        _inputs = new T[_store.Inputs is null ? 0 : checked(batchSize * _store.Steps * _store.InputSize)];
        _tokens = new int[_store.Tokens is null ? 0 : checked(batchSize * _store.Steps * _store.TokenSize)];
        (_staticInputs, _staticTokens) = Memory(_store.Static, batchSize);
        (_futureInputs, _futureTokens) = Memory(_store.Future, batchSize);
        _targets = new T[_store.Targets is null ? 0 : checked(batchSize * _store.OutputSteps * _store.OutputSize)];
        _labels = new int[_store.Labels is null ? 0 : checked(batchSize * _store.LabelsPerSequence)];
        _targetLengths = new int[_store.TargetLengths is null ? 0 : batchSize];
        _lengths = new int[batchSize];
        _stepWeights = new T[_store.StepWeights is null ? 0 : checked(batchSize * _store.LossSteps)];
        _resets = new bool[batchSize];
        _children = new int[_store.Children is null ? 0 : checked(batchSize * _store.Steps * 2)];
    }

    /// <summary>The most sequences of a batch.</summary>
    public int BatchSize { get; }

    /// <summary>Copies sequences in. Allocates nothing.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="start">The first sequence.</param>
    /// <param name="count">The number of sequences: 1 to <see cref="BatchSize"/>.</param>
    /// <returns>The batch; a view of this buffer, overwritten by the next call.</returns>
    /// <exception cref="ArgumentException">
    /// The dataset has other sizes than that of this buffer, the sequences do not fit or are not there, or a number is beyond the precision of this buffer.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call is filling the buffer.</exception>
    public SequenceBatch<T> Fill(SequenceDataset dataset, int start, int count)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        CheckFits(dataset.Store);
        if (count < 1 || count > BatchSize || start < 0 || start > dataset.Count - count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), count, Invariant($"Expected 1 to {BatchSize} of {dataset.Count} sequences, given {count} from {start} on."));
        }

        _use.Begin(Use);
        try
        {
            for (var row = 0; row < count; row++)
            {
                FillRow(dataset.Store, dataset.Indices[start + row], row);
                _resets[row] = dataset.StartsAnew(BatchSize, start, row);
            }

            return View(dataset, count);
        }
        finally
        {
            _use.End();
        }
    }

    internal SequenceBatch<T> View(SequenceDataset dataset, int count) => new()
    {
        Inputs = _inputs.AsSpan(0, _inputs.Length / BatchSize * count),
        Tokens = _tokens.AsSpan(0, _tokens.Length / BatchSize * count),
        StaticInputs = _staticInputs.AsSpan(0, _staticInputs.Length / BatchSize * count),
        StaticTokens = _staticTokens.AsSpan(0, _staticTokens.Length / BatchSize * count),
        FutureInputs = _futureInputs.AsSpan(0, _futureInputs.Length / BatchSize * count),
        FutureTokens = _futureTokens.AsSpan(0, _futureTokens.Length / BatchSize * count),
        Targets = _targets.AsSpan(0, _targets.Length / BatchSize * count),
        Labels = _labels.AsSpan(0, _labels.Length / BatchSize * count),
        Lengths = dataset.Store.Lengths is null ? default : _lengths.AsSpan(0, count),
        TargetLengths = _targetLengths.AsSpan(0, _targetLengths.Length / BatchSize * count),
        StepWeights = _stepWeights.AsSpan(0, _stepWeights.Length / BatchSize * count),
        Resets = dataset.ContinuousRows == 0 ? default : _resets.AsSpan(0, count),
        Children = _children.AsSpan(0, _children.Length / BatchSize * count),
    };

    /// <summary>Narrows; whether every number is finite.</summary>
    private static bool Convert(ReadOnlySpan<double> source, Span<T> destination)
    {
        Scalar.Convert(source, destination);
        return typeof(T) == typeof(double) || Reductions.AreFinite<T>(destination[..source.Length]);
    }

    private static (T[] Numbers, int[] Tokens) Memory(StoredInputs? inputs, int batchSize) => inputs is null
        ? ([], [])
        : (new T[checked(batchSize * inputs.Entries * inputs.Size)], new int[checked(batchSize * inputs.Entries * inputs.TokenSize)]);

    /// <summary>Copies a sequence's inputs beside those at its steps; whether every number is finite.</summary>
    private static bool Fill(StoredInputs? inputs, int sequence, int row, T[] numbers, int[] tokens)
    {
        if (inputs is null)
        {
            return true;
        }

        inputs.TokensOf(sequence).CopyTo(tokens.AsSpan(row * inputs.Entries * inputs.TokenSize));
        return Convert(inputs.NumbersOf(sequence), numbers.AsSpan(row * inputs.Entries * inputs.Size));
    }

    private void FillRow(SequenceStore store, int sequence, int row)
    {
        var isFinite = true;
        _lengths[row] = store.LengthOf(sequence);
        if (store.Children is not null)
        {
            store.ChildrenOf(sequence).CopyTo(_children.AsSpan(row * store.Steps * 2));
        }

        if (store.Inputs is not null)
        {
            isFinite = Convert(store.InputsOf(sequence), _inputs.AsSpan(row * store.Steps * store.InputSize));
        }

        if (store.Tokens is not null)
        {
            store.TokensOf(sequence).CopyTo(_tokens.AsSpan(row * store.Steps * store.TokenSize));
        }

        isFinite &= Fill(store.Static, sequence, row, _staticInputs, _staticTokens);
        isFinite &= Fill(store.Future, sequence, row, _futureInputs, _futureTokens);
        if (store.Targets is not null)
        {
            isFinite &= Convert(store.TargetsOf(sequence), _targets.AsSpan(row * store.OutputSteps * store.OutputSize));
        }

        if (store.Labels is not null)
        {
            store.LabelsOf(sequence).CopyTo(_labels.AsSpan(row * store.LabelsPerSequence));
        }

        if (store.StepWeights is not null)
        {
            Scalar.Convert<double, T>(store.StepWeightsOf(sequence), _stepWeights.AsSpan(row * store.LossSteps));
        }

        if (store.TargetLengths is not null)
        {
            _targetLengths[row] = store.TargetLengths[sequence];
        }

        if (!isFinite)
        {
            DatasetNumbers.CheckSequence<T>(store, sequence, "dataset");
        }
    }

    private void CheckFits(SequenceStore other)
    {
        static ((int, int, int, int, int, int), (bool, bool, bool, bool, bool), (int, int)?, (int, int)?) Sizes(SequenceStore s) => (
            (s.Steps, s.InputSize, s.TokenSize, s.OutputSteps, s.OutputSize, s.LabelsPerSequence),
            (s.Tokens is null, s.Labels is null, s.StepWeights is null, s.TargetLengths is null, s.Children is null),
            s.Static is null ? null : (s.Static.Size, s.Static.TokenSize),
            s.Future is null ? null : (s.Future.Size, s.Future.TokenSize));

        if (!ReferenceEquals(_store, other) && Sizes(_store) != Sizes(other))
        {
            throw new ArgumentException("Expected a dataset of the steps and sizes that this buffer was made for.", "dataset");
        }
    }
}
