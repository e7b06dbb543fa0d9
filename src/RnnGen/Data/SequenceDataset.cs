using System.Numerics;

namespace RnnGen;

/// <summary>
/// An immutable list of sequences with their targets. Subsets (splits, shuffles) share the numbers. Values are in the user's own units: what a network
/// computes on is the business of its <see cref="Normalization"/>.
/// </summary>
public sealed partial class SequenceDataset
{
    private readonly int[] _indices;

    internal SequenceDataset(SequenceStore store)
        : this(store, [.. Enumerable.Range(0, store.Count)])
    {
    }

    internal SequenceDataset(SequenceStore store, int[] indices, int continuousRows = 0)
    {
        Store = store;
        _indices = indices;
        ContinuousRows = continuousRows;
    }

    /// <summary>The number of sequences.</summary>
    public int Count => _indices.Length;

    /// <summary>The steps of a sequence; shorter ones are padded.</summary>
    public int Steps => Store.Steps;

    /// <summary>The output steps of a sequence.</summary>
    public int OutputSteps => Store.OutputSteps;

    /// <summary>Features per step; 0 for tokens.</summary>
    public int InputSize => Store.InputSize;

    /// <summary>Values per output step; 0 where there are labels alone.</summary>
    public int OutputSize => Store.OutputSize;

    /// <summary>Whether the inputs are tokens.</summary>
    public bool HasTokens => Store.Tokens is not null;

    /// <summary>Whether there are class indices to learn.</summary>
    public bool HasLabels => Store.Labels is not null;

    /// <summary>Whether the steps are the nodes of trees.</summary>
    public bool HasTrees => Store.Children is not null;

    /// <summary>Whether the sequences are windows of a series.</summary>
    public bool IsSeries => Store.WindowStride > 0;

    /// <summary>The sequences of a batch where row r of a batch continues row r of the batch before, see <see cref="Continuous"/>; 0: no sequence continues another.</summary>
    public int ContinuousRows { get; }

    /// <summary>The place of each sequence in the dataset that this one is a part of.</summary>
    public ReadOnlySpan<int> Indices => _indices;

    internal SequenceStore Store { get; }

    /// <summary>Windows of a series, every one of <paramref name="steps"/> consecutive rows.</summary>
    /// <param name="series">The series.</param>
    /// <param name="steps">The rows of a window, at least 1.</param>
    /// <param name="horizon">The distance to the target: that of an input at t is the row at t + horizon. At least 1.</param>
    /// <param name="inputs">The columns that are inputs; by default all.</param>
    /// <param name="targets">The columns to predict; by default those of <paramref name="inputs"/>.</param>
    /// <param name="shape">
    /// <see cref="SequenceShape.ManyToOne"/>: one target, for a window's last step. <see cref="SequenceShape.ManyToMany"/>: one for each step.
    /// <see cref="SequenceShape.EncoderDecoder"/>, and with windows of one step <see cref="SequenceShape.OneToMany"/>: those of <paramref name="outputSteps"/> rows, the first
    /// of which lies a horizon behind the window's last.
    /// </param>
    /// <param name="stride">The rows from a window's start to the next one's, at least 1.</param>
    /// <param name="outputSteps">The output steps of the two shapes that have a number of their own; 0 for the others.</param>
    /// <returns>A dataset of one sequence per window, from the oldest on.</returns>
    /// <exception cref="ArgumentException">An argument is out of range, a column does not exist, or the series is too short for one window.</exception>
    public static SequenceDataset FromSeries(
        TimeSeries series,
        int steps,
        int horizon = 1,
        IReadOnlyList<string>? inputs = null,
        IReadOnlyList<string>? targets = null,
        SequenceShape shape = SequenceShape.ManyToOne,
        int stride = 1,
        int outputSteps = 0) => new(SequenceStores.Windows(series, steps, horizon, inputs, targets, shape, stride, outputSteps));

    /// <summary>Sequences of features with targets that are values.</summary>
    /// <param name="inputs">[sequences, steps, input size].</param>
    /// <param name="targets">[sequences, output steps, output size]. Counts are values too: integers would be taken for classes.</param>
    /// <param name="steps">The steps of a sequence.</param>
    /// <param name="inputSize">Features per step.</param>
    /// <param name="outputSteps">1, or <paramref name="steps"/> for a target at every step; of networks with a decoder, as many as it writes.</param>
    /// <param name="outputSize">The values of a target per output step: its own width, also where the loss has several outputs for each value, such as quantiles or parameters.</param>
    /// <param name="lengths">[sequences]: the valid steps of each, from the first on; empty when all have all steps.</param>
    /// <param name="stepWeights">[sequences, output steps], at least 0: how much each counts in the loss; empty when all count 1.</param>
    /// <param name="targetLengths">
    /// [sequences], each 0 to output steps: for networks with a decoder, the output steps of each that count, from the first on; empty when all have all.
    /// </param>
    /// <param name="mask">[sequences, steps]: false where a step is left out, a gap or padding on the left; it is cut out of its sequence, whatever stands there. Empty when none is.</param>
    /// <returns>A dataset of these sequences, in their order.</returns>
    /// <exception cref="ArgumentException">A length does not fit, a number is not finite, or a weight is negative.</exception>
    public static SequenceDataset FromArrays(
        ReadOnlySpan<double> inputs,
        ReadOnlySpan<double> targets,
        int steps,
        int inputSize = 1,
        int outputSteps = 1,
        int outputSize = 1,
        ReadOnlySpan<int> lengths = default,
        ReadOnlySpan<double> stepWeights = default,
        ReadOnlySpan<int> targetLengths = default,
        ReadOnlySpan<bool> mask = default)
    {
        if (mask.IsEmpty)
        {
            return new(SequenceStores.Weighted(SequenceStores.Features(inputs, targets, steps, inputSize, outputSteps, outputSize, lengths, targetLengths), stepWeights));
        }

        var cut = MaskedArrays.Of(mask, lengths, steps, inputs.Length, inputSize, outputSteps, targetLengths);
        return FromArrays(cut.Inputs(inputs), cut.Outputs(targets), steps, inputSize, outputSteps, outputSize, cut.Counts, cut.Outputs(stepWeights), targetLengths);
    }

    /// <summary>Sequences of features with targets that are classes.</summary>
    /// <param name="inputs">[sequences, steps, input size].</param>
    /// <param name="labels">[sequences, output steps], each a class index.</param>
    /// <param name="steps">The steps of a sequence.</param>
    /// <param name="inputSize">Features per step.</param>
    /// <param name="outputSteps">1, or <paramref name="steps"/> for a class at every step; of networks with a decoder, as many as it writes.</param>
    /// <param name="lengths">[sequences]: the valid steps of each, from the first on; empty when all have all steps.</param>
    /// <param name="stepWeights">[sequences, output steps], at least 0: how much each counts in the loss; empty when all count 1.</param>
    /// <param name="targetLengths">
    /// [sequences], each 0 to output steps: for networks with a decoder, the output steps of each that count, from the first on; empty when all have all.
    /// </param>
    /// <param name="mask">[sequences, steps]: false where a step is left out, a gap or padding on the left; it is cut out of its sequence, whatever stands there. Empty when none is.</param>
    /// <returns>A dataset of these sequences, in their order.</returns>
    /// <exception cref="ArgumentException">A length does not fit, a number is not finite, or a class or a weight is negative.</exception>
    public static SequenceDataset FromArrays(
        ReadOnlySpan<double> inputs,
        ReadOnlySpan<int> labels,
        int steps,
        int inputSize = 1,
        int outputSteps = 1,
        ReadOnlySpan<int> lengths = default,
        ReadOnlySpan<double> stepWeights = default,
        ReadOnlySpan<int> targetLengths = default,
        ReadOnlySpan<bool> mask = default)
    {
        if (mask.IsEmpty)
        {
            return new(SequenceStores.Weighted(SequenceStores.Features(inputs, labels, steps, inputSize, outputSteps, lengths, targetLengths), stepWeights));
        }

        var cut = MaskedArrays.Of(mask, lengths, steps, inputs.Length, inputSize, outputSteps, targetLengths);
        return FromArrays(cut.Inputs(inputs), cut.Outputs(labels), steps, inputSize, outputSteps, cut.Counts, cut.Outputs(stepWeights), targetLengths);
    }

    /// <summary>Sequences of features with labels that are not aligned with their steps, for <see cref="LossKind.Ctc"/>: what was said or written, not when.</summary>
    /// <param name="inputs">[sequences, steps, input size].</param>
    /// <param name="labels">The labels of each sequence, each at least 1.</param>
    /// <param name="steps">The steps of a sequence.</param>
    /// <param name="inputSize">Features per step.</param>
    /// <param name="maxLabels">The labels to pad to, as the network declares; 0: those of the longest.</param>
    /// <param name="lengths">[sequences]: the valid steps of each, from the first on; empty when all have all steps.</param>
    /// <param name="weights">[sequences], at least 0: how much each counts in the loss; empty when all count 1.</param>
    /// <param name="mask">[sequences, steps]: false where a step is left out, a gap or padding on the left; it is cut out of its sequence, whatever stands there. Empty when none is.</param>
    /// <returns>A dataset of these sequences, in their order.</returns>
    /// <exception cref="ArgumentException">A length does not fit, a number is not finite, there are too many labels, or one is below 1.</exception>
    public static SequenceDataset FromTranscripts(
        ReadOnlySpan<double> inputs,
        IReadOnlyList<int[]> labels,
        int steps,
        int inputSize = 1,
        int maxLabels = 0,
        ReadOnlySpan<int> lengths = default,
        ReadOnlySpan<double> weights = default,
        ReadOnlySpan<bool> mask = default)
    {
        if (mask.IsEmpty)
        {
            return new(SequenceStores.Weighted(SequenceStores.Transcripts(inputs, labels, steps, inputSize, maxLabels, lengths), weights));
        }

        var cut = MaskedArrays.Of(mask, lengths, steps, inputs.Length, inputSize, outputSteps: 1, targetLengths: default);
        return FromTranscripts(cut.Inputs(inputs), labels, steps, inputSize, maxLabels, cut.Counts, weights);
    }

    /// <summary>Sequences of tokens, one class each.</summary>
    /// <param name="tokens">The sequences, of any lengths.</param>
    /// <param name="labels">A class index for each.</param>
    /// <param name="steps">The steps to pad to; 0: those of the longest.</param>
    /// <returns>A dataset of these sequences, in their order.</returns>
    /// <exception cref="ArgumentException">A sequence is too long, a number is negative, or there are not as many labels as sequences.</exception>
    public static SequenceDataset FromTokens(IReadOnlyList<int[]> tokens, IReadOnlyList<int> labels, int steps = 0) =>
        new(TokenStores.WithClass(tokens, labels, steps));

    /// <summary>Sequences of tokens, a class for each token.</summary>
    /// <param name="tokens">The sequences, of any lengths.</param>
    /// <param name="labels">Of each sequence, as many class indices as it has tokens.</param>
    /// <param name="steps">The steps to pad to; 0: those of the longest.</param>
    /// <returns>A dataset of these sequences, in their order.</returns>
    /// <exception cref="ArgumentException">A sequence is too long, a number is negative, or there are not as many labels as tokens.</exception>
    public static SequenceDataset FromTokens(IReadOnlyList<int[]> tokens, IReadOnlyList<int[]> labels, int steps = 0) =>
        new(TokenStores.WithClasses(tokens, labels, steps));

    /// <summary>Sequences of tokens with sequences of classes of other lengths, for networks with a decoder: a sentence and its translation.</summary>
    /// <param name="tokens">The sequences, of any lengths; of one token for <see cref="SequenceShape.OneToMany"/>.</param>
    /// <param name="labels">The class indices of each, of any lengths.</param>
    /// <param name="steps">The steps to pad to; 0: those of the longest.</param>
    /// <param name="outputSteps">The output steps to pad to, as the network declares; 0: those of the longest.</param>
    /// <returns>A dataset of these sequences, in their order.</returns>
    /// <exception cref="ArgumentException">A sequence is too long, a number is negative, or there are not as many sequences of labels as of tokens.</exception>
    public static SequenceDataset FromTokens(IReadOnlyList<int[]> tokens, IReadOnlyList<int[]> labels, int steps, int outputSteps) =>
        new(TokenStores.WithClasses(tokens, labels, steps, outputSteps));

    /// <summary>Sequences of tokens with sequences of values of other lengths, for networks with a decoder.</summary>
    /// <param name="tokens">The sequences, of any lengths; of one token for <see cref="SequenceShape.OneToMany"/>.</param>
    /// <param name="targets">Of each, [its output steps, output size].</param>
    /// <param name="steps">The steps to pad to; 0: those of the longest.</param>
    /// <param name="outputSteps">The output steps to pad to, as the network declares; 0: those of the longest.</param>
    /// <param name="outputSize">Values per output step.</param>
    /// <returns>A dataset of these sequences, in their order.</returns>
    /// <exception cref="ArgumentException">A sequence is too long, a number is out of range, or there are not as many sequences of targets as of tokens.</exception>
    public static SequenceDataset FromTokens(IReadOnlyList<int[]> tokens, IReadOnlyList<double[]> targets, int steps, int outputSteps, int outputSize = 1) =>
        new(TokenStores.WithValues(tokens, targets, steps, outputSteps, outputSize));

    /// <summary>Sequences of tokens, one value each.</summary>
    /// <param name="tokens">The sequences, of any lengths.</param>
    /// <param name="targets">A value for each, such as 0 or 1.</param>
    /// <param name="steps">The steps to pad to; 0: those of the longest.</param>
    /// <returns>A dataset of these sequences, in their order.</returns>
    /// <exception cref="ArgumentException">A sequence is too long, a number is out of range, or there are not as many targets as sequences.</exception>
    public static SequenceDataset FromTokens(IReadOnlyList<int[]> tokens, IReadOnlyList<double> targets, int steps = 0) =>
        new(TokenStores.WithValue(tokens, targets, steps));

    /// <summary>Trees of tokens, a class for the root of each.</summary>
    /// <param name="trees">The trees.</param>
    /// <param name="labels">A class index for each.</param>
    /// <param name="nodes">The nodes to pad to, which are the network's steps; 0: those of the largest tree.</param>
    /// <returns>A dataset of one sequence per tree, in their order; its steps are nodes.</returns>
    /// <exception cref="ArgumentException">A tree is too large, a class is negative, or there are not as many labels as trees.</exception>
    public static SequenceDataset FromTrees(IReadOnlyList<TokenTree> trees, IReadOnlyList<int> labels, int nodes = 0) => TreeStores.WithClass(trees, labels, nodes);

    /// <summary>Trees of tokens, a value for the root of each.</summary>
    /// <param name="trees">The trees.</param>
    /// <param name="targets">A value for each, such as 0 or 1.</param>
    /// <param name="nodes">The nodes to pad to, which are the network's steps; 0: those of the largest tree.</param>
    /// <returns>A dataset of one sequence per tree, in their order; its steps are nodes.</returns>
    /// <exception cref="ArgumentException">A tree is too large, a value is not finite, or there are not as many targets as trees.</exception>
    public static SequenceDataset FromTrees(IReadOnlyList<TokenTree> trees, IReadOnlyList<double> targets, int nodes = 0) => TreeStores.WithValue(trees, targets, nodes);

    /// <summary>The same sequences, whose steps are the nodes of trees: for trees of features, or with a target for every node.</summary>
    /// <param name="children">
    /// For each sequence, [its length, 2]: the left and the right child of each node, -1 for none. Children stand before their parents, the root last.
    /// </param>
    /// <returns>A dataset of the same sequences; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">There are not as many as nodes, or they are not those of a tree.</exception>
    /// <exception cref="InvalidOperationException">The sequences are windows of a series.</exception>
    public SequenceDataset WithTrees(IReadOnlyList<int[]> children) => IsSeries
        ? throw new InvalidOperationException("These sequences are windows of a series; the points of a series are not nodes of trees.")
        : new(TreeStores.WithChildren(Store, _indices, children), _indices);

    /// <summary>The first and the last row of the series that a window reads, its targets included.</summary>
    /// <param name="index">The window, 0 to <see cref="Count"/> - 1.</param>
    /// <returns>The two rows, from 0.</returns>
    /// <exception cref="InvalidOperationException">The sequences are not windows of a series.</exception>
    public (int First, int Last) RowsOf(int index)
    {
        RequireSeries(nameof(RowsOf));
        var first = _indices[index] * Store.WindowStride;
        return (first, first + Store.WindowReach);
    }

    /// <summary>
    /// Cuts the series in time: the first part trains, the next validates, the rest tests. A window belongs to a part only if all it reads lies
    /// within, inputs and targets; those across a cut are dropped.
    /// </summary>
    /// <param name="train">The share of the series for training, above 0.</param>
    /// <param name="validation">The share for validation, at least 0; both together at most 1.</param>
    /// <returns>The three parts, and the windows that are dropped.</returns>
    /// <exception cref="InvalidOperationException">The sequences are not windows of a series; <see cref="Split"/> is for those.</exception>
    /// <exception cref="ArgumentException">A share is out of range, both together are above 1, or nothing is left to train on.</exception>
    public DatasetSplit SplitByTime(double train, double validation)
    {
        RequireSeries(nameof(SplitByTime));
        return DatasetSplits.ByTime(this, train, validation);
    }

    /// <summary>Deals sequences out at random.</summary>
    /// <param name="train">The share of the sequences for training, above 0.</param>
    /// <param name="validation">The share for validation, at least 0; both together at most 1. The rest tests.</param>
    /// <param name="seed">The same seed deals in the same way.</param>
    /// <returns>The three parts; none is dropped.</returns>
    /// <exception cref="InvalidOperationException">The sequences are windows of a series: dealt out at random, test windows would overlap with those trained on.</exception>
    /// <exception cref="ArgumentException">A share is out of range, both together are above 1, or nothing is left to train on.</exception>
    public DatasetSplit Split(double train, double validation, int seed)
    {
        if (IsSeries)
        {
            throw new InvalidOperationException($"These sequences are windows of a series and overlap; use {nameof(SplitByTime)}.");
        }

        return DatasetSplits.AtRandom(this, train, validation, seed);
    }

    /// <summary>
    /// The windows of one long sequence (or of several), in an order for stateful networks: cut in <paramref name="rows"/> pieces of as many windows each, batch b holds
    /// window b of every piece, so that row r of a batch continues row r of the batch before. In the first batch every row starts anew. Windows that are left over
    /// at the end are dropped.
    /// </summary>
    /// <param name="rows">The rows of a batch, at least 1: the batch size that is trained with, and that of a <see cref="BatchBuffer{T}"/> for it.</param>
    /// <param name="starts">[sequences]: true where a sequence does not continue the one before it; empty when each does.</param>
    /// <returns>A dataset whose <see cref="ContinuousRows"/> is <paramref name="rows"/>; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">
    /// The number of rows is below 1, there are fewer sequences than rows, not as many starts as sequences, or windows of a series that do not follow each other: their stride must be their steps.
    /// </exception>
    public SequenceDataset Continuous(int rows, ReadOnlySpan<bool> starts = default) => ContinuousOrder.Of(this, rows, starts);

    /// <summary>The same sequences in another order: a function of the seed and the epoch alone.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="epoch">The epoch, so that each has an order of its own.</param>
    /// <returns>A dataset of the same sequences, none of which continues another; this one stays as it is.</returns>
    public SequenceDataset Shuffle(int seed, int epoch = 0) => new(Store, ShuffledOrder.Of(_indices, seed, epoch));

    /// <summary>Some consecutive sequences; whole batches of continued ones stay that.</summary>
    /// <param name="start">The first.</param>
    /// <param name="count">The number of sequences.</param>
    /// <returns>A dataset of <paramref name="count"/> sequences; this one stays as it is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The sequences are not all there.</exception>
    public SequenceDataset Slice(int start, int count) => new(
        Store,
        _indices.AsSpan(start, count).ToArray(),
        ContinuousRows > 0 && start % ContinuousRows == 0 && count % ContinuousRows == 0 ? ContinuousRows : 0);

    /// <summary>The number of batches of an epoch; the last may be smaller.</summary>
    /// <param name="batchSize">The sequences of a batch, at least 1.</param>
    /// <returns><see cref="Count"/> / <paramref name="batchSize"/>, rounded up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is below 1.</exception>
    public int BatchCount(int batchSize) => (Count + Hyperparameter.AtLeast(1, batchSize) - 1) / batchSize;

    /// <summary>Goes through the sequences in batches. Allocates nothing: every batch is written over the one before.</summary>
    /// <param name="buffer">The memory of a batch.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The batches, for <c>foreach</c>.</returns>
    public DatasetBatches<T> Batches<T>(BatchBuffer<T> buffer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(buffer);
        return new(this, buffer);
    }

    /// <summary>
    /// Measures the features, and the targets where they are values. Each number counts once, however many windows it lies in, and steps beyond
    /// a sequence's length do not count. Targets count with their weights in the loss (for the range: those whose weight is not 0), and features of a sequence of which no target counts do not, unless
    /// sequences continue each other. Call it on training data alone: what a model may know of the rest is nothing.
    /// </summary>
    /// <param name="mode">The mode of normalization.</param>
    /// <param name="targets">Whether to measure the targets too; only a network whose targets are values, those of errors, quantiles, Gaussians or Student's t, can have them normalized.</param>
    /// <returns>A mean and a scale for each feature and each target that was measured; <see cref="Normalization.Identity"/> with <see cref="NormalizationMode.None"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such mode.</exception>
    /// <exception cref="InvalidOperationException">There are no sequences.</exception>
    public Normalization FitNormalization(NormalizationMode mode = NormalizationMode.Standardize, bool targets = true) =>
        NormalizationFit.Of(this, mode, _ => targets);

    /// <summary>Whether a row of a batch does not continue the same row of the batch before: in batches of another size, none does.</summary>
    internal bool StartsAnew(int batchSize, int start, int row) =>
        start == 0 || batchSize != ContinuousRows || start % ContinuousRows != 0 || (Store.Starts?[_indices[start + row]] ?? false);

    /// <summary>The output steps of a sequence that count.</summary>
    internal int ValidOutputs(int index) => Store.OutputStepsOf(_indices[index]);

    /// <summary>The weight of some sequences in a mean loss: their output steps that count, or the sum of these steps' weights.</summary>
    internal double LossWeight(int start, int count)
    {
        double weight = 0;
        foreach (var sequence in _indices.AsSpan(start, count))
        {
            weight += Store.WeightOf(sequence);
        }

        return weight;
    }

    private void RequireSeries(string member)
    {
        if (!IsSeries)
        {
            throw new InvalidOperationException($"{member} is for windows of a series; these sequences have no time in common.");
        }
    }
}
