using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>a ∘ b + c, or c - a ∘ b, rounded once. Made by <see cref="Optimization.FuseMultiplyAdd"/>: which products are contracted with a sum is a matter of the equations, not of kernels.</summary>
/// <param name="IsNegated">Whether the product is subtracted.</param>
/// <param name="IsLast">Whether the equation has the product after c.</param>
internal sealed record MultiplyAdd(bool IsNegated, bool IsLast) : ElementwiseOp
{
    public override double Apply(IReadOnlyList<double> operands) => IsNegated ? operands[2] - (operands[0] * operands[1]) : (operands[0] * operands[1]) + operands[2];

    public override string CSharp(IReadOnlyList<string> operands) => $"V.MultiplyAdd({(IsNegated ? "-" : "")}{operands[0]}, {operands[1]}, {operands[2]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var share = IsNegated ? adjoint.Builder.Apply(new Negate(), adjoint) : adjoint;
        adjoints.Add(result.Operands[0], share * adjoints.Saved(result.Operands[1]));
        adjoints.Add(result.Operands[1], share * adjoints.Saved(result.Operands[0]));
        adjoints.Add(result.Operands[2], adjoint);
    }

    public override Wording Word(IReadOnlyList<Wording> operands)
    {
        var product = new Multiply().Word([operands[0], operands[1]]);
        return IsNegated ? new Subtract().Word([operands[2], product])
            : IsLast ? new Add().Word([operands[2], product])
            : new Add().Word([product, operands[2]]);
    }
}
