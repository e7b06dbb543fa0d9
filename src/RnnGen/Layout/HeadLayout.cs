using System.ComponentModel;

namespace RnnGen.Runtime;

/// <summary>An output of a network, and what its loss compares it with. Offsets are those of arrays in the workspace of a shard, [output steps, rows, width], in training and in prediction.</summary>
/// <param name="Name">The name, that of the layer.</param>
/// <param name="Loss">The loss; null when the network declares none.</param>
/// <param name="OutputColumn">The first column of its outputs, where those of all heads stand side by side.</param>
/// <param name="OutputSize">Values per output step.</param>
/// <param name="TargetColumn">The first column of its targets, among those of all heads; of classes, the place of its label among the labels of a step.</param>
/// <param name="TargetSize">The numbers of a target per output step.</param>
/// <param name="Weight">The factor of its loss in the sum of all.</param>
/// <param name="Targets">The offset of its targets; of classes, that of its labels among the class indices of a shard, [output steps, rows].</param>
/// <param name="Weights">The offset of what each position's loss is multiplied with.</param>
/// <param name="RowLosses">The offset of the weighted losses, of which the loss is the sum.</param>
/// <param name="Logits">The offset of the layer's values.</param>
/// <param name="Outputs">The offset of the same after the loss's link function.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record HeadLayout(
    string Name,
    LossKind? Loss,
    int OutputColumn,
    int OutputSize,
    int TargetColumn,
    int TargetSize,
    double Weight,
    int Targets,
    int Weights,
    int RowLosses,
    int Logits,
    int Outputs)
{
    /// <summary>The targets of a class loss.</summary>
    public LossTargets LossTargets { get; init; }

    /// <summary>The class of a loss of one's own, with its numbers; null for others.</summary>
    public string? LossName { get; init; }

    /// <summary>The options of the loss that are written, with their values; empty for none.</summary>
    public string LossOptions { get; init; } = "";

    /// <summary>The levels of the quantiles that outputs are; empty for other losses.</summary>
    public IReadOnlyList<double> Quantiles { get; init; } = [];

    /// <summary>The units of the outputs, in order; those of the targets where it is not written.</summary>
    public IReadOnlyList<OutputColumns> Columns
    {
        get => field ??= [new OutputColumns(OutputUnit.Value, OutputSize)];
        init;
    }

    /// <summary>Whether the targets are class indices.</summary>
    internal bool TakesLabels => Loss is LossKind.Ctc or LossKind.Focal || (Loss is LossKind.SoftmaxCrossEntropy && LossTargets == LossTargets.Indices);

    /// <summary>Whether the targets are numbers.</summary>
    internal bool TakesTargets => Loss is not null && !TakesLabels;

    /// <summary>Whether outputs are values in the targets' units, or say what is known of such values, so that targets may be normalized.</summary>
    internal bool IsRegression => Loss is LossKind.Custom ? Columns[0].Unit == OutputUnit.Value : Loss is { } loss && loss.IsRegression();

    /// <summary>The loss in words.</summary>
    internal string LossText => LossName ?? Loss?.ToString() ?? "no loss";

    /// <summary>Whether there is one output for each number of a target, in its units.</summary>
    internal bool IsOfTargets => Columns is [{ Unit: OutputUnit.Value }] && TargetSize == OutputSize;

    /// <summary>The words for targets or labels in messages: of several heads, whose they are.</summary>
    internal string Called(NetworkLayout network) => (TakesLabels ? "labels" : "targets") + (network.HasSeveralHeads ? $" of '{Name}'" : "");

    /// <summary>The name of targets or labels, as of an argument: that of the head where there are several.</summary>
    internal string Argument(NetworkLayout network) => network.HasSeveralHeads ? Name : Called(network);

    /// <summary>The words for the place of a number of the targets, or of a label. Where there are several heads a caller may have them apart, so that the place is that in the head's own.</summary>
    internal string Place(NetworkLayout network, int row, int step, int value = 0)
    {
        var index = (((row * network.OutputSteps) + step) * (TakesLabels ? 1 : TargetSize)) + value;
        var feature = TakesLabels ? "" : FormattableString.Invariant($", feature {value}");
        return FormattableString.Invariant($"{Called(network)}[{index}]{(network.HasSeveralHeads ? FormattableString.Invariant($" (row {row}, output step {step}{feature})") : "")}");
    }

    /// <summary>The number that a weighted loss is divided by, beside the sum of the weights.</summary>
    internal double Divisor => (Loss is { } loss && loss.IsPerFeature() ? TargetSize : 1) / Weight;
}
