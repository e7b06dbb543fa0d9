using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Equations.Typing;

/// <summary>An objection to a cell's equations.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Value">The number of the value whose equation, or parameter, it is about.</param>
/// <param name="Operand">Which operand of it; -1 for the whole.</param>
/// <param name="Details">What <see cref="CellProblemKind"/> says.</param>
internal sealed record CellProblem(CellProblemKind Kind, int Value, int Operand, EquatableArray<string> Details);

/// <summary>The kinds of <see cref="CellProblem"/>; in parentheses: the details.</summary>
internal enum CellProblemKind
{
    /// <summary>A value has another shape than its place asks for (the shape, the expected one, why).</summary>
    ShapeMismatch,

    /// <summary>A transpose is used as something else than a factor.</summary>
    TransposeUse,

    /// <summary>No result depends on a parameter (its name).</summary>
    UnusedParameter,

    /// <summary>The first state is no vector of units (its name, its shape).</summary>
    OutputState,
}
