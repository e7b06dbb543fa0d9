using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>b where a > 0, otherwise c. No gradient flows through the condition.</summary>
internal sealed record Where : ElementwiseOp
{
    public override IReadOnlyList<bool> KinkSides(IReadOnlyList<double> operands) => [operands[0] > 0];

    public override double Apply(IReadOnlyList<double> operands) => operands[0] > 0 ? operands[1] : operands[2];

    public override string CSharp(IReadOnlyList<string> operands) => $"V.WherePositive({operands[0]}, {operands[1]}, {operands[2]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var zero = adjoint.Builder.Constant(0);
        var condition = adjoints.Saved(result.Operands[0]);
        adjoints.Add(result.Operands[1], adjoint.Builder.Apply(new Where(), condition, adjoint, zero));
        adjoints.Add(result.Operands[2], adjoint.Builder.Apply(new Where(), condition, zero, adjoint));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"({operands[1].Text} where {operands[0].Text} > 0, otherwise {operands[2].Text})");
}
