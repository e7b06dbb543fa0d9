
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Tests.Ops;

/// <summary>An operation, operands for it, and what it gives.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Operands">The operands, off kinks.</param>
/// <param name="Expected">The result, from the definition.</param>
internal sealed record OpCase(Op Op, double[][] Operands, double[] Expected)
{
    /// <summary>Operands that are integers or validity: nothing flows into them.</summary>
    public Dictionary<int, InputKind> Kinds { get; init; } = [];

    /// <summary>Whether the operation is made after differentiation only.</summary>
    public bool IsMadeLate { get; init; }
}
