using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The sine of a; its derivative is the cosine.</summary>
internal sealed record Sin : ElementwiseOp
{
    public override double Apply(IReadOnlyList<double> operands) => Math.Sin(operands[0]);

    public override string CSharp(IReadOnlyList<string> operands) => $"Sin({operands[0]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var a = adjoints.Saved(result.Operands[0]);
        adjoints.Add(result.Operands[0], adjoint * adjoint.Builder.Apply(new Cos(), a));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"sin({operands[0].Text})");
}
