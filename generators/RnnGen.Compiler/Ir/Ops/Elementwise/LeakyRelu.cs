using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>a where a > 0, otherwise b a, b between 0 and 1; its derivative is 1 where the value is positive, otherwise b.</summary>
internal sealed record LeakyRelu : ElementwiseOp
{
    public override IReadOnlyList<bool> KinkSides(IReadOnlyList<double> operands) => [operands[0] > 0];

    public override double Apply(IReadOnlyList<double> operands) => Math.Max(operands[0], operands[0] * operands[1]);

    public override string CSharp(IReadOnlyList<string> operands) => $"V.Max({operands[0]}, {operands[0]} * {operands[1]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var slope = adjoints.Saved(result.Operands[1]);
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new Where(), adjoints.Saved(result), adjoint, adjoint * slope));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"leaky_relu({operands[0].Text}, {operands[1].Text})");
}
