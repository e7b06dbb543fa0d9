using System.ComponentModel;

namespace RnnGen.Runtime;

/// <summary>Everything the library needs to know of a compiled network. Lengths and offsets count elements; sizes are those of the declaration.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NetworkLayout
{
    private int? _valueSize;
    private int? _labelSize;
    private InputBlock[]? _blocks;
    private InputBlock[]? _givenBlocks;
    private NetworkLayout? _ofOtherSteps;

    /// <summary>The network's full type name.</summary>
    public required string Name { get; init; }

    /// <summary>The declared shape.</summary>
    public required SequenceShape Shape { get; init; }

    /// <summary>The number of input steps; 1 for <see cref="SequenceShape.OneToMany"/>.</summary>
    public required int Steps { get; init; }

    /// <summary>The number of output steps: those of the input for <see cref="SequenceShape.ManyToMany"/>, those declared for <see cref="SequenceShape.OneToMany"/> and <see cref="SequenceShape.EncoderDecoder"/>, otherwise 1.</summary>
    public required int OutputSteps { get; init; }

    /// <summary>The most rows of a call.</summary>
    public required int BatchSize { get; init; }

    /// <summary>
    /// The rows of a shard: they run together, in a workspace of their own, and shards apart from each other. The batch size where all rows do; the last shard of a batch may have fewer.
    /// </summary>
    public int ShardRows
    {
        get => field == 0 ? BatchSize : field;
        init;
    }

    /// <summary>The numbers that the library keeps for <see cref="NetworkProgram{T}.Prepare"/> to write to.</summary>
    public int CopiesLength { get; init; }

    /// <summary>The most shards of a batch.</summary>
    internal int Shards => ShardsOf(BatchSize);

    /// <summary>Features per input step, of all inputs together; 0 for a network of tokens.</summary>
    public required int InputSize { get; init; }

    /// <summary>Number of tokens, of the first input that has some at each step; 0 for a network of features.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>The inputs, in the order in which they are declared; the one that the sizes describe where it is not written.</summary>
    public IReadOnlyList<InputLayout> Inputs
    {
        get => field ??= [new InputLayout("input", InputSpan.Steps, InputSize, Vocabulary, 0, Session?.Inputs ?? 0)];
        init;
    }

    /// <summary>Whether there are several inputs, which are called by their names.</summary>
    internal bool HasSeveralInputs => Inputs.Count > 1;

    /// <summary>The inputs by span, of each one block.</summary>
    internal InputBlock[] Blocks => _blocks ??= InputBlock.Of(this);

    /// <summary>The inputs of a span.</summary>
    internal InputBlock BlockOf(InputSpan span) => Blocks[(int)span];

    /// <summary>The blocks that the network has inputs of.</summary>
    internal InputBlock[] GivenBlocks => _givenBlocks ??= [.. Blocks.Where(static block => block.Numbers.Length + block.Tokens.Length > 0)];

    /// <summary>The features that a normalization knows: those of the steps, then those of the sequence, then those of the output's steps.</summary>
    internal int Features => Blocks.Sum(static block => block.Features);

    /// <summary>The tokens of the rows of a shard.</summary>
    internal int TokenLength => field > 0 ? field : field = ShardRows * Blocks.Sum(static block => block.Entries * block.Tokens.Length);

    /// <summary>Values per output step.</summary>
    public required int OutputSize { get; init; }

    /// <summary>The numbers of a target per output step: as many as there are outputs, unless the loss has several of these for each; of several heads those of all that do not take classes.</summary>
    public int TargetSize
    {
        get => field > 0 ? field : HasSeveralHeads ? ValueSize : OutputSize;
        init;
    }

    /// <summary>The outputs, in the order of their layers; the one that the sizes and the workspace describe where it is not written.</summary>
    public IReadOnlyList<HeadLayout> Heads
    {
        get => field ??=
        [
            new HeadLayout("output", Loss, 0, OutputSize, 0, TargetSize, 1, HasClassTargets ? 0 : Training.Targets, Training.Weights, Training.RowLosses, Training.Logits, Training.Outputs)
            {
                LossTargets = LossTargets,
                LossName = LossName,
                LossOptions = LossOptions,
                Quantiles = Quantiles,
                Columns = Columns,
            },
        ];
        init => (field, HasSeveralHeads) = (value, true);
    }

    /// <summary>Whether there are several heads, which are called by their names.</summary>
    internal bool HasSeveralHeads { get; private init; }

    /// <summary>The head of the last layer: what a decoder feeds back, and what <see cref="Loss"/> is about.</summary>
    internal HeadLayout LastHead => EachHead[^1];

    /// <summary>The heads, to go through without an allocation.</summary>
    internal HeadLayout[] EachHead => field ??= [.. Heads];

    /// <summary>The numbers of a target per output step, of all heads that take numbers.</summary>
    internal int ValueSize => _valueSize ??= Heads.Sum(static head => head.TakesTargets ? head.TargetSize : 0);

    /// <summary>The head that a number of the targets belongs to.</summary>
    internal HeadLayout HeadOf(int column) => EachHead.First(head => head.TakesTargets && column >= head.TargetColumn && column < head.TargetColumn + head.TargetSize);

    /// <summary>Whether a column of the targets is a value of which mean and scale mean something.</summary>
    internal bool IsNormalized(int column) =>
        Loss is null || EachHead.Any(head => head is { TakesTargets: true, IsRegression: true } && column >= head.TargetColumn && column < head.TargetColumn + head.TargetSize);

    /// <summary>Whether some of the targets are such values.</summary>
    internal bool IsRegression => EachHead.Any(static head => head.IsRegression);

    /// <summary>The class indices per output step, of all heads that take such.</summary>
    internal int LabelSize => _labelSize ??= Heads.Count(static head => head.TakesLabels);

    /// <summary>The class indices of a shard's workspace.</summary>
    internal int LabelLength => LabelSize == 0 ? 0 : ShardRows * (Loss is LossKind.Ctc ? PathStates : OutputSteps * LabelSize);

    /// <summary>The units of the outputs, in order; those of the targets where it is not written.</summary>
    public IReadOnlyList<OutputColumns> Columns
    {
        get => field ??= [new OutputColumns(OutputUnit.Value, OutputSize)];
        init;
    }

    /// <summary>The class of a loss of one's own, with its numbers; null for others.</summary>
    public string? LossName { get; init; }

    /// <summary>The options of the loss that are written, with their values; empty for none.</summary>
    public string LossOptions { get; init; } = "";

    /// <summary>The levels of the quantiles that outputs are; empty for other losses.</summary>
    public IReadOnlyList<double> Quantiles { get; init; } = [];

    /// <summary>The loss; null when the network declares none and cannot be trained.</summary>
    public required LossKind? Loss { get; init; }

    /// <summary>The targets of a class loss.</summary>
    public LossTargets LossTargets { get; init; }

    /// <summary>The most labels of a row, for <see cref="LossKind.Ctc"/>; otherwise 0.</summary>
    public int MaxLabels { get; init; }

    /// <summary>The rule by which targets take the place of the outputs that are fed back; null for a network that feeds nothing back, or is never taught so.</summary>
    public TeacherForcing? TeacherForcing { get; init; }

    /// <summary>The number of parameters.</summary>
    public required int ParameterCount { get; init; }

    /// <summary>The length of the flat parameter block, at least <see cref="ParameterCount"/>: gaps align tensors, and stay 0.</summary>
    public required int ParameterLength { get; init; }

    /// <summary>Multiply-adds count 2; one row, one step, forward; products only.</summary>
    public required long FlopsPerStep { get; init; }

    /// <summary>The named tensors, in the order in which they are saved.</summary>
    public required IReadOnlyList<TensorLayout> Tensors { get; init; }

    /// <summary>The layers, in order.</summary>
    public required IReadOnlyList<LayerDescription> Layers { get; init; }

    /// <summary>The dropout masks that a training pass reads.</summary>
    public required IReadOnlyList<DropoutSite> Dropouts { get; init; }

    /// <summary>The states that a window of a stateful network hands on to the next one; empty when the network is not stateful.</summary>
    public IReadOnlyList<CarriedState> States { get; init; } = [];

    /// <summary>The traces that a training pass leaves of dL/dh_t, for each recurrent layer and direction; empty unless the network traces gradients.</summary>
    public IReadOnlyList<TraceLayout> Traces { get; init; } = [];

    /// <summary>The offsets of dL/dx of each input in the training workspace, [steps, rows, features]; -1 where there is none. Empty for networks that do not compute them.</summary>
    public IReadOnlyList<int> InputGradients { get; init; } = [];

    /// <summary>The values of layers that predictions can give beside the outputs, in the order of the parts of <see cref="IOutputs{T}"/> that follow those of the heads; empty for none.</summary>
    public IReadOnlyList<ExposedLayout> Exposed { get; init; } = [];

    /// <summary>The distributions of what a decoder draws values from, side by side; empty where it draws classes, or nothing.</summary>
    public IReadOnlyList<NoiseLayout> Noise { get; init; } = [];

    /// <summary>The workspace of a training pass.</summary>
    public required WorkspaceLayout Training { get; init; }

    /// <summary>The workspace of a prediction or an evaluation.</summary>
    public required WorkspaceLayout Prediction { get; init; }

    /// <summary>The workspace and states of a session; null for a network that cannot stream, since some of it waits for later steps.</summary>
    public required SessionLayout? Session { get; init; }

    /// <summary>The workspace and states of a session of the encoder; null for a network without a decoder, or whose decoder reads more than the states that the encoder ends with.</summary>
    public SessionLayout? Encoder { get; init; }

    /// <summary>The states that the decoder begins with, of a network whose encoder has sessions.</summary>
    public IReadOnlyList<HandedOverState> HandedOver { get; init; } = [];

    /// <summary>Whether output steps have lengths of their own, <see cref="SequenceBatch{T}.TargetLengths"/>: those of a decoder.</summary>
    public bool HasOutputTime => Training.OutputValid >= 0;

    /// <summary>Whether the network chooses a class at each output step, and goes on from it.</summary>
    public bool Chooses => Training.Choices >= 0 && Noise.Count == 0;

    /// <summary>Whether the network can draw values at each output step, and go on from them.</summary>
    public bool DrawsValues => Noise.Count > 0;

    /// <summary>The distributions of what is drawn from: of classes, a number of Gumbel's for each.</summary>
    internal NoiseLayout[] NoiseParts => field ??= [.. Noise.Count > 0 ? Noise : [new(NoiseKind.Gumbel, LastHead.OutputSize)]];

    /// <summary>Whether the steps of a row are the nodes of a tree, which a batch's children describe, and stand by slot (see <see cref="Forest"/>).</summary>
    public bool HasTrees { get; init; }

    /// <summary>Whether outputs stand by slot: those of every node of a tree.</summary>
    internal bool HasNodeOutputs => HasTrees && Shape == SequenceShape.ManyToMany;

    /// <summary>Whether the targets are class indices, those of the last head where there are several.</summary>
    public bool HasClassTargets => Loss is LossKind.Ctc or LossKind.Focal || (Loss is LossKind.SoftmaxCrossEntropy && LossTargets == LossTargets.Indices);

    /// <summary>The number of losses of a row: one for each output step, or one for the row.</summary>
    internal int LossSteps => Loss is LossKind.Ctc ? 1 : OutputSteps;

    /// <summary>The class indices of a row, as its targets are given.</summary>
    internal int LabelsPerRow => Loss is LossKind.Ctc ? MaxLabels : OutputSteps * LabelSize;

    /// <summary>The states of a CTC path: the labels, and a blank before, between and after them.</summary>
    internal int PathStates => (2 * MaxLabels) + 1;

    /// <summary>The shards that so many rows are.</summary>
    internal int ShardsOf(int rows) => (rows + ShardRows - 1) / ShardRows;

    /// <summary>The place of a row in an array [steps, rows of a shard, width] of its shard's workspace.</summary>
    /// <param name="layout">The workspace of a shard.</param>
    /// <param name="offset">The array.</param>
    /// <param name="width">Its width.</param>
    /// <param name="t">The step.</param>
    /// <param name="row">The row of the batch.</param>
    internal int Place(WorkspaceLayout layout, int offset, int width, int t, int row) =>
        (row / ShardRows * layout.Length) + offset + (((t * ShardRows) + (row % ShardRows)) * width);

    /// <summary>The place of a row in the numbers of an input.</summary>
    internal int Place(WorkspaceLayout layout, InputLayout input, int row) => Place(layout, HasSeveralInputs ? input.Offset : layout.Inputs, input.Features, 0, row);

    /// <summary>The place of a row's token.</summary>
    internal int TokenPlace(InputLayout input, int t, int row) => (row / ShardRows * TokenLength) + input.Offset + (t * ShardRows) + (row % ShardRows);

    /// <summary>The place of the class index of a head at an output step of a row.</summary>
    internal int LabelPlace(HeadLayout head, int t, int row) => (row / ShardRows * LabelLength) + head.Targets + (t * ShardRows) + (row % ShardRows);

    /// <summary>Whether rows of any number of steps can be taken, step after step: there are sessions, and outputs of each step or of the last.</summary>
    internal bool TakesOtherSteps => Session is not null && Shape is SequenceShape.ManyToMany or SequenceShape.ManyToOne;

    /// <summary>The same for rows of another number of steps, as the arrays of a batch have it; the places in workspaces are not those of such rows.</summary>
    internal NetworkLayout OfSteps(int steps)
    {
        if (_ofOtherSteps is { } known && known.Steps == steps)
        {
            return known;
        }

        var other = this with { Steps = steps, OutputSteps = Shape == SequenceShape.ManyToMany ? steps : OutputSteps };
        (other._blocks, other._givenBlocks, other._ofOtherSteps) = (null, null, null);
        return _ofOtherSteps = other;
    }

    /// <summary>Whether <see cref="NetworkProgram{T}.Score"/> is there: each loss is one of a position.</summary>
    public bool ScoresOutputs { get; init; }

    /// <summary>Whether an output step that does not count holds the output of the latest one before it that does, instead of 0.</summary>
    public bool RepeatLastOutput { get; init; }

    /// <summary>Whether states carry over from one call of training to the next.</summary>
    public bool IsStateful => States.Count > 0;
}
