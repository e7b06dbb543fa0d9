using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>b, which was drawn, where a > 0, otherwise c. No gradient flows through a draw.</summary>
internal sealed record Drawn : ElementwiseOp
{
    public override double Apply(IReadOnlyList<double> operands) => operands[0] > 0 ? operands[1] : operands[2];

    public override string CSharp(IReadOnlyList<string> operands) => $"V.WherePositive({operands[0]}, {operands[1]}, {operands[2]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) =>
        adjoints.Add(result.Operands[2], adjoint.Builder.Apply(new Where(), adjoints.Saved(result.Operands[0]), adjoint.Builder.Constant(0), adjoint));

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"({operands[1].Text} where drawn, otherwise {operands[2].Text})");
}
