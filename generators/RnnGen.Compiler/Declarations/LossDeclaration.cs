using System.Linq;
using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Declarations;

/// <summary>The [Loss] attribute.</summary>
/// <param name="Kind">The loss.</param>
/// <param name="Options">Its other arguments that are written, enums by value.</param>
internal sealed record LossDeclaration(LossKind Kind, EquatableArray<LayerArgument> Options = default)
{
    /// <summary>Where the Huber loss turns from a square to a line.</summary>
    public double Delta => Number(nameof(Delta), 1);

    /// <summary>Whether a class loss takes indices or distributions.</summary>
    public LossTargets Targets => (LossTargets)(int)Number(nameof(Targets), 0);

    /// <summary>ε of label smoothing.</summary>
    public double LabelSmoothing => Number(nameof(LabelSmoothing), 0);

    /// <summary>The most labels of a row, for CTC.</summary>
    public int Labels => (int)Number(nameof(Labels), 0);

    private double Number(string option, double otherwise) => Options.FirstOrDefault(o => o.Name == option)?.Value ?? otherwise;
}
