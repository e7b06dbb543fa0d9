using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Declarations;

/// <summary>The [Loss] attribute.</summary>
/// <param name="Kind">The loss.</param>
/// <param name="Options">Its other arguments that are written, enums by value. An option of another loss has no effect.</param>
internal sealed record LossDeclaration(LossKind Kind, EquatableArray<LayerArgument> Options = default)
{
    private const string QuantilesName = "Quantiles";

    /// <summary>The class of a loss of one's own; null for another loss.</summary>
    public string? ClassName { get; init; }

    /// <summary>Its equations; null where there are none, or none that can be read.</summary>
    public LossProgram? Program { get; init; }

    /// <summary>The place where these are looked for.</summary>
    public CellSource Source { get; init; }

    /// <summary>The numbers that the attribute gives to them.</summary>
    public EquatableArray<double> Numbers { get; init; }

    /// <summary>Whether predictions are values like the targets.</summary>
    public bool NormalizeTargets => Written(nameof(NormalizeTargets)) is > 0;

    /// <summary>The levels of quantiles as they are written.</summary>
    public EquatableArray<double> WrittenQuantiles { get; init; }

    /// <summary>The name of the head that the loss is about, as it is written; null for the last layer.</summary>
    public string? Of { get; init; }

    /// <summary>Its place among the losses of the network, in written order.</summary>
    public int Index { get; init; }

    /// <summary>The factor of this loss in the sum of all.</summary>
    public double Weight => Written(nameof(Weight)) ?? 1;

    /// <summary>The error at which the Huber loss turns from a square to a line.</summary>
    public double Delta => Number(nameof(Delta), 1);

    /// <summary>Whether a class loss takes indices or distributions.</summary>
    public LossTargets Targets => (LossTargets)(int)Number(nameof(Targets), 0);

    /// <summary>ε of label smoothing.</summary>
    public double LabelSmoothing => Number(nameof(LabelSmoothing), 0);

    /// <summary>The maximum number of labels per sequence, for CTC.</summary>
    public int Labels => (int)Number(nameof(Labels), 0);

    /// <summary>γ of the focal loss.</summary>
    public double Gamma => Number(nameof(Gamma), 2);

    /// <summary>The levels of quantiles.</summary>
    public IReadOnlyList<double> Quantiles => [.. WrittenQuantiles];

    /// <summary>Whether quantiles cannot cross.</summary>
    public bool NonCrossing => Number(nameof(NonCrossing), 0) != 0;

    /// <summary>The components of a mixture.</summary>
    public int Components => (int)Number(nameof(Components), 0);

    /// <summary>The meaning of the outputs before the loss's link function.</summary>
    public LossOutputs Outputs => Kind switch
    {
        LossKind.BinaryCrossEntropy or LossKind.SoftmaxCrossEntropy or LossKind.Ctc or LossKind.Focal => LossOutputs.Logits,
        LossKind.Quantile => LossOutputs.Quantiles,
        LossKind.Gaussian or LossKind.StudentT or LossKind.Poisson or LossKind.NegativeBinomial or LossKind.GaussianMixture => LossOutputs.Parameters,
        _ => LossOutputs.Values,
    };

    /// <summary>Whether targets are class indices.</summary>
    public bool TakesLabels => Kind is LossKind.Ctc or LossKind.Focal || (Kind == LossKind.SoftmaxCrossEntropy && Targets == LossTargets.Indices);

    /// <summary>The outputs of the loss: runs of so many columns for each feature of a target, each in the targets' units or not; what is left for none.</summary>
    public IReadOnlyList<OutputColumns> Columns(int outputs)
    {
        var width = TargetWidth(outputs) ?? 0;
        return Kind switch
        {
            LossKind.Gaussian => [new(OutputUnit.Value, width), new(OutputUnit.Scale, width)],
            LossKind.StudentT => [new(OutputUnit.Value, width), new(OutputUnit.Scale, width), new(OutputUnit.None, width)],
            LossKind.GaussianMixture => [new(OutputUnit.None, Components), new(OutputUnit.Value, Components * width), new(OutputUnit.Scale, Components * width)],
            LossKind.Custom when !NormalizeTargets => [new(OutputUnit.None, outputs)],
            _ => [new(OutputUnit.Value, outputs)],
        };
    }

    /// <summary>The width of a target of so many outputs of a built-in loss; null where there is none.</summary>
    public int? TargetWidth(int outputs) => Kind switch
    {
        LossKind.Quantile => Part(outputs, WrittenQuantiles.Count),
        LossKind.Gaussian or LossKind.NegativeBinomial => Part(outputs, 2),
        LossKind.StudentT => Part(outputs, 3),
        LossKind.GaussianMixture => Components < 1 ? null : Part(outputs - Components, 2 * (long)Components),
        _ => outputs,
    };

    /// <summary>The loss that has an option; null for an unknown option.</summary>
    public static LossKind? OwnerOf(string option) => option switch
    {
        nameof(Delta) => LossKind.Huber,
        nameof(Targets) or nameof(LabelSmoothing) => LossKind.SoftmaxCrossEntropy,
        nameof(Labels) => LossKind.Ctc,
        nameof(Gamma) => LossKind.Focal,
        QuantilesName or nameof(NonCrossing) => LossKind.Quantile,
        nameof(Components) => LossKind.GaussianMixture,
        _ => null,
    };

    /// <summary>The options that are written, by name.</summary>
    public IEnumerable<string> WrittenOptions => Options.Select(option => option.Name).Concat(WrittenQuantiles.Count > 0 ? [QuantilesName] : []);

    /// <summary>The value of an option as it is written, with or without effect; null where it is not written.</summary>
    public double? Written(string option) => Options.FirstOrDefault(o => o.Name == option)?.Value;

    private static int? Part(long outputs, long parts) => parts > 0 && outputs > 0 && outputs % parts == 0 ? (int)(outputs / parts) : null;

    private double Number(string option, double otherwise) => OwnerOf(option) == Kind ? Written(option) ?? otherwise : otherwise;
}

/// <summary>The meaning of outputs before a loss's link function.</summary>
internal enum LossOutputs
{
    /// <summary>Values like those of the targets.</summary>
    Values,

    /// <summary>Unbounded scores, of which probabilities are made.</summary>
    Logits,

    /// <summary>Several quantiles for each value to predict.</summary>
    Quantiles,

    /// <summary>Unbounded values, of which the parameters of a distribution are made.</summary>
    Parameters,
}

/// <summary>Consecutive outputs of one unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Count">The number of columns.</param>
internal sealed record OutputColumns(OutputUnit Unit, int Count);
