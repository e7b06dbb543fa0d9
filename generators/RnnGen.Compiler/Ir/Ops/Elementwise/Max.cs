using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The larger of a and b; the gradient goes to that one, to b where both are equal.</summary>
internal sealed record Max : ElementwiseOp
{
    public override IReadOnlyList<bool> KinkSides(IReadOnlyList<double> operands) => [operands[0] > operands[1]];

    public override double Apply(IReadOnlyList<double> operands) => Math.Max(operands[0], operands[1]);

    public override string CSharp(IReadOnlyList<string> operands) => $"V.Max({operands[0]}, {operands[1]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var (builder, zero) = (adjoint.Builder, adjoint.Builder.Constant(0));
        var (a, b) = (adjoints.Saved(result.Operands[0]), adjoints.Saved(result.Operands[1]));
        var isFirst = a - b;
        adjoints.Add(result.Operands[0], builder.Apply(new Where(), isFirst, adjoint, zero));
        adjoints.Add(result.Operands[1], builder.Apply(new Where(), isFirst, zero, adjoint));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"max({operands[0].Text}, {operands[1].Text})");
}
