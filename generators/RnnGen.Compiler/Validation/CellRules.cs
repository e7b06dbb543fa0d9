using RnnGen.Compiler.Equations.Typing;
using RnnGen.Compiler.Validation.Rules;

namespace RnnGen.Compiler.Validation;

/// <summary>The rules about cells: about the class and its step, then about the code in it, then about the types of the equations.</summary>
internal static class CellRules
{
    public static StepMissing StepMissing { get; } = new();

    public static StepParameter StepParameter { get; } = new();

    public static StepResult StepResult { get; } = new();

    public static NotAnEquation NotAnEquation { get; } = new();

    public static NotConstant NotConstant { get; } = new();

    public static RecursiveEquations RecursiveEquations { get; } = new();

    public static TooManyEquations TooManyEquations { get; } = new();

    public static ShapeMismatch ShapeMismatch { get; } = new();

    public static TransposeUse TransposeUse { get; } = new();

    public static UnusedParameter UnusedParameter { get; } = new();

    public static OutputState OutputState { get; } = new();

    public static CellNotPartial CellNotPartial { get; } = new();

    public static UnsupportedCellClass UnsupportedCellClass { get; } = new();

    public static LossMethod LossMethod { get; } = new();

    public static LayerMethod LayerMethod { get; } = new();

    public static InternalError InternalError { get; } = new();

    /// <summary>The rule of a problem of the types, which <see cref="CellProblemText"/> words.</summary>
    public static CellRule Of(CellProblemKind problem) => problem switch
    {
        CellProblemKind.TransposeUse => TransposeUse,
        CellProblemKind.UnusedParameter => UnusedParameter,
        CellProblemKind.OutputState => OutputState,
        _ => ShapeMismatch,
    };
}
