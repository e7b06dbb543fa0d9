using RnnGen.Runtime;

namespace RnnGen.Tests.Testing;

/// <summary>Options of a <see cref="LeakyProgram{T}"/>, and where it keeps things.</summary>
internal sealed record LeakyLayout
{
    /// <summary>Columns of W are this far apart: the outputs (at most 8) and a gap.</summary>
    private const int Stride = 8;

    public string Name { get; init; } = "Tests.Leaky";

    /// <summary>The contract that the program says it was emitted for.</summary>
    public int Contract { get; init; } = GeneratedContract.Current;

    public SequenceShape Shape { get; init; } = SequenceShape.ManyToMany;

    public int Steps { get; init; } = 4;

    public int BatchSize { get; init; } = 3;

    public int InputSize { get; init; } = 2;

    public int Vocabulary { get; init; }

    public int OutputSize { get; init; } = 3;

    public LossKind? Loss { get; init; } = LossKind.MeanSquaredError;

    public LossTargets LossTargets { get; init; }

    public string LossOptions { get; init; } = "";

    public int MaxLabels { get; init; }

    /// <summary>What the network is said to be; the program feeds nothing back.</summary>
    public TeacherForcing? TeacherForcing { get; init; }

    public double Rate { get; init; }

    public double L1 { get; init; }

    public double L2 { get; init; }

    public Initializer Initializer { get; init; } = Initializer.GlorotUniform;

    public double Scale { get; init; } = 1;

    public int Bias => FanIn * Stride;

    public int Mask => Workspace(0).Length;

    public int State => Mask + Steps * BatchSize * InputSize;

    public NetworkLayout Network => new()
    {
        Name = Name,
        Shape = Shape,
        Steps = Steps,
        OutputSteps = OutputSteps,
        BatchSize = BatchSize,
        InputSize = InputSize,
        Vocabulary = Vocabulary,
        OutputSize = OutputSize,
        Loss = Loss,
        LossTargets = LossTargets,
        LossOptions = LossOptions,
        MaxLabels = MaxLabels,
        TeacherForcing = TeacherForcing,
        ParameterCount = (FanIn + 1) * OutputSize,
        ParameterLength = (FanIn + 1) * Stride,
        FlopsPerStep = 2 * FanIn * OutputSize,
        Tensors = [Weights, Biases],
        Layers = [new("leaky", "Leaky", FanIn, OutputSize, (FanIn + 1) * OutputSize, 2 * FanIn * OutputSize)],
        Dropouts = Rate > 0 ? [new(Mask, Steps, InputSize, Rate, 7, 1 / (1 - Rate))] : [],
        Training = Workspace(Extra),
        Prediction = Workspace(Extra),
        Session = new(InputSize + 2 * OutputSize, 0, InputSize, InputSize + OutputSize, OutputSize, [new("leaky.s", 0, OutputSize)]),
    };

    private int OutputSteps => Shape == SequenceShape.ManyToMany ? Steps : 1;

    private int FanIn => Vocabulary > 0 ? Vocabulary : InputSize;

    private int Extra => Steps * BatchSize * (InputSize + OutputSize);

    // Two blocks: the first output, and the others.
    private TensorLayout Weights => new(
        "leaky.weight", [OutputSize, FanIn],
        [new(0, 1, 1, Stride, Initializer, Scale), new(1, OutputSize - 1, 1, Stride, Initializer, Scale)], L1, L2);

    private TensorLayout Biases => new("leaky.bias", [OutputSize], [new(Bias, OutputSize, 1, 1, Initializer.Constant, 0.25)], 0, 0);

    public static int Weight(int output, int input) => input * Stride + output;

    public static implicit operator NetworkLayout(LeakyLayout layout) => layout.Network;

    private WorkspaceLayout Workspace(int extra)
    {
        var (ins, outs) = (Steps * BatchSize, OutputSteps * BatchSize);
        var valid = ins * InputSize;
        var targets = valid + ins;
        var weights = targets + outs * OutputSize;
        var losses = weights + outs;
        var logits = losses + outs;
        var outputs = logits + outs * OutputSize;
        return new(outputs + outs * OutputSize + extra, 0, valid, targets, weights, losses, logits, outputs);
    }
}
