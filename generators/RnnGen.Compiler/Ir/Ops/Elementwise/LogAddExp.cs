using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>log(exp(a) + exp(b)), the sum of two numbers that are known by their logarithms; its derivatives are σ(a - b) and σ(b - a).</summary>
internal sealed record LogAddExp : ElementwiseOp
{
    public override double Apply(IReadOnlyList<double> operands) =>
        Math.Max(operands[0], operands[1]) + Math.Log(1 + Math.Exp(-Math.Abs(operands[0] - operands[1])));

    public override string CSharp(IReadOnlyList<string> operands) =>
        $"(V.Max({operands[0]}, {operands[1]}) + Softplus(-V.Abs({operands[0]} - {operands[1]})))";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var (a, b) = (adjoints.Saved(result.Operands[0]), adjoints.Saved(result.Operands[1]));
        adjoints.Add(result.Operands[0], adjoint * adjoint.Builder.Apply(new Sigmoid(), a - b));
        adjoints.Add(result.Operands[1], adjoint * adjoint.Builder.Apply(new Sigmoid(), b - a));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"logaddexp({operands[0].Text}, {operands[1].Text})");
}
