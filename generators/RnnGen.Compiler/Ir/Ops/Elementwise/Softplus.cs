using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>log(1 + exp(a)); its derivative is the logistic sigmoid.</summary>
internal sealed record Softplus : ElementwiseOp
{
    public override double Apply(IReadOnlyList<double> operands) => Math.Max(operands[0], 0) + Math.Log(1 + Math.Exp(-Math.Abs(operands[0])));

    public override string CSharp(IReadOnlyList<string> operands) => $"Softplus({operands[0]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var x = adjoints.Saved(result.Operands[0]);
        adjoints.Add(result.Operands[0], adjoint * adjoint.Builder.Apply(new Sigmoid(), x));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"softplus({operands[0].Text})");
}
