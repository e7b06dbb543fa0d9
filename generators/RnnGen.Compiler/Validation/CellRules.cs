using RnnGen.Compiler.Validation.Rules.Cells;

namespace RnnGen.Compiler.Validation;

/// <summary>The rules that the types of equations can break.</summary>
internal static class CellRules
{
    public static ShapeMismatch ShapeMismatch { get; } = new();

    public static MatrixUse MatrixUse { get; } = new();

    public static UnusedParameter UnusedParameter { get; } = new();

    public static OutputState OutputState { get; } = new();
}
