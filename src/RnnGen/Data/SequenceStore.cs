namespace RnnGen;

/// <summary>
/// The numbers behind a dataset, stored once however many sequences overlap in them. Sequence i reads its inputs from <c>i * InputStride</c> on and its
/// targets from <c>TargetOrigin + i * TargetStride</c> on; strides count elements.
/// </summary>
internal sealed record SequenceStore
{
    /// <summary>The number of sequences.</summary>
    public required int Count { get; init; }

    /// <summary>Steps of a sequence.</summary>
    public required int Steps { get; init; }

    /// <summary>Output steps of a sequence.</summary>
    public required int OutputSteps { get; init; }

    /// <summary>Features per step; 0 where there are tokens.</summary>
    public int InputSize { get; init; }

    /// <summary>Values per output step; 0 where there are labels alone.</summary>
    public int OutputSize { get; init; }

    /// <summary>Features, or null.</summary>
    public double[]? Inputs { get; init; }

    /// <summary>Tokens, or null.</summary>
    public int[]? Tokens { get; init; }

    /// <summary>The tokens of a step, where there are tokens.</summary>
    public int TokenSize { get; init; } = 1;

    /// <summary>From a sequence's features to the next one's. Tokens do not overlap.</summary>
    public required int InputStride { get; init; }

    /// <summary>Inputs that belong to a whole sequence; null for none.</summary>
    public StoredInputs? Static { get; init; }

    /// <summary>Inputs that are given at each output step; null for none.</summary>
    public StoredInputs? Future { get; init; }

    /// <summary>Values, or null.</summary>
    public double[]? Targets { get; init; }

    /// <summary>Class indices, or null.</summary>
    public int[]? Labels { get; init; }

    /// <summary>The class indices of an output step, where there are labels.</summary>
    public int LabelSize { get; init; } = 1;

    /// <summary>The most labels of a sequence, where each has a number of its own that are not aligned with its steps; otherwise 0.</summary>
    public int MaxLabels { get; init; }

    /// <summary>Whether output steps have a time of their own, that of a decoder; otherwise they go with the steps, or there is one at the end.</summary>
    public bool HasOutputTime { get; init; }

    /// <summary>The labels of each sequence, or its output steps that count where these have a time of their own; null where each has the most.</summary>
    public int[]? TargetLengths { get; init; }

    /// <summary>[count, losses of a sequence]: how much each loss counts, of an output step or of a whole sequence; null when all count 1.</summary>
    public double[]? StepWeights { get; init; }

    /// <summary>The first sequence's targets.</summary>
    public int TargetOrigin { get; init; }

    /// <summary>From a sequence's targets to the next one's. Labels do not overlap.</summary>
    public required int TargetStride { get; init; }

    /// <summary>The valid steps of each sequence; null when all have all steps.</summary>
    public int[]? Lengths { get; init; }

    /// <summary>Marks of the sequences that do not continue the one before them; null: each does. Read where sequences are continued at all.</summary>
    public bool[]? Starts { get; init; }

    /// <summary>The children of the nodes of each sequence, [count, steps, 2]; null where steps are not nodes of trees.</summary>
    public int[]? Children { get; init; }

    /// <summary>Windows of a series: the columns that the features are.</summary>
    public IReadOnlyList<string>? InputColumns { get; init; }

    /// <summary>Windows of a series: the columns that the values to predict are.</summary>
    public IReadOnlyList<string>? TargetColumns { get; init; }

    /// <summary>Windows of a series: from a window's start to the next one's, in points of time. 0: the sequences are not windows.</summary>
    public int WindowStride { get; init; }

    /// <summary>Windows of a series: from the first point that a window reads to the last, its targets included.</summary>
    public int WindowReach { get; init; }

    /// <summary>The labels of a sequence with what it is padded with.</summary>
    public int LabelsPerSequence => IsTranscribed ? MaxLabels : OutputSteps * LabelSize;

    /// <summary>The losses of a sequence: one for each output step, or one where its labels are not aligned with them.</summary>
    public int LossSteps => IsTranscribed ? 1 : OutputSteps;

    /// <summary>Whether labels are not aligned with output steps, as with CTC.</summary>
    public bool IsTranscribed => MaxLabels > 0;

    public ReadOnlySpan<double> InputsOf(int sequence) => Inputs.AsSpan(sequence * InputStride, Steps * InputSize);

    public ReadOnlySpan<int> TokensOf(int sequence) => Tokens.AsSpan(sequence * Steps * TokenSize, Steps * TokenSize);

    public ReadOnlySpan<double> TargetsOf(int sequence) => Targets.AsSpan(TargetOrigin + (sequence * TargetStride), OutputSteps * OutputSize);

    public ReadOnlySpan<int> LabelsOf(int sequence) => Labels.AsSpan(sequence * LabelsPerSequence, LabelsPerSequence);

    public ReadOnlySpan<double> StepWeightsOf(int sequence) => StepWeights.AsSpan(sequence * LossSteps, LossSteps);

    public ReadOnlySpan<int> ChildrenOf(int sequence) => Children.AsSpan(sequence * Steps * 2, Steps * 2);

    public int LengthOf(int sequence) => Lengths is null ? Steps : Lengths[sequence];

    /// <summary>
    /// The output steps that count: those of its own where they have lengths, all of a sequence's valid steps where there is an output per step, and none of an empty sequence.
    /// </summary>
    public int OutputStepsOf(int sequence)
    {
        var length = LengthOf(sequence);
        if (length == 0)
        {
            return 0;
        }

        return HasOutputTime ? TargetLengths?[sequence] ?? OutputSteps : OutputSteps == Steps ? length : OutputSteps;
    }

    /// <summary>The weight of a sequence in a mean loss: the weights of its output steps that count.</summary>
    public double WeightOf(int sequence)
    {
        var steps = Math.Min(OutputStepsOf(sequence), LossSteps);
        if (StepWeights is null)
        {
            return steps;
        }

        double sum = 0;
        foreach (var weight in StepWeightsOf(sequence)[..steps])
        {
            sum += weight;
        }

        return sum;
    }
}
