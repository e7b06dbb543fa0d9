using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The smaller of a and b; the gradient goes to that one, to b where both are equal.</summary>
internal sealed record Min : ElementwiseOp
{
    public override IReadOnlyList<bool> KinkSides(IReadOnlyList<double> operands) => [operands[0] < operands[1]];

    public override double Apply(IReadOnlyList<double> operands) => Math.Min(operands[0], operands[1]);

    public override string CSharp(IReadOnlyList<string> operands) => $"V.Min({operands[0]}, {operands[1]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var (builder, zero) = (adjoint.Builder, adjoint.Builder.Constant(0));
        var (a, b) = (adjoints.Saved(result.Operands[0]), adjoints.Saved(result.Operands[1]));
        var isFirst = b - a;
        adjoints.Add(result.Operands[0], builder.Apply(new Where(), isFirst, adjoint, zero));
        adjoints.Add(result.Operands[1], builder.Apply(new Where(), isFirst, zero, adjoint));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"min({operands[0].Text}, {operands[1].Text})");
}
