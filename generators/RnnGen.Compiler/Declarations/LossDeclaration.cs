using System.Linq;
using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Declarations;

/// <summary>The [Loss] attribute.</summary>
/// <param name="Kind">The loss.</param>
/// <param name="Options">Its other arguments that are written, enums by value. An option of another loss has no effect.</param>
internal sealed record LossDeclaration(LossKind Kind, EquatableArray<LayerArgument> Options = default)
{
    /// <summary>The error at which the Huber loss turns from a square to a line.</summary>
    public double Delta => Number(nameof(Delta), 1);

    /// <summary>Whether a class loss takes indices or distributions.</summary>
    public LossTargets Targets => (LossTargets)(int)Number(nameof(Targets), 0);

    /// <summary>ε of label smoothing.</summary>
    public double LabelSmoothing => Number(nameof(LabelSmoothing), 0);

    /// <summary>The maximum number of labels per sequence, for CTC.</summary>
    public int Labels => (int)Number(nameof(Labels), 0);

    /// <summary>The loss that has an option; null for an unknown option.</summary>
    public static LossKind? OwnerOf(string option) => option switch
    {
        nameof(Delta) => LossKind.Huber,
        nameof(Targets) or nameof(LabelSmoothing) => LossKind.SoftmaxCrossEntropy,
        nameof(Labels) => LossKind.Ctc,
        _ => null,
    };

    /// <summary>The value of an option as it is written, with or without effect; null where it is not written.</summary>
    public double? Written(string option) => Options.FirstOrDefault(o => o.Name == option)?.Value;

    private double Number(string option, double otherwise) => OwnerOf(option) == Kind ? Written(option) ?? otherwise : otherwise;
}
