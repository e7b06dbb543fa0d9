using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The cosine of a; its derivative is -sin(a).</summary>
internal sealed record Cos : ElementwiseOp
{
    public override double Apply(IReadOnlyList<double> operands) => Math.Cos(operands[0]);

    public override string CSharp(IReadOnlyList<string> operands) => $"Cos({operands[0]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var a = adjoints.Saved(result.Operands[0]);
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new Negate(), adjoint * adjoint.Builder.Apply(new Sin(), a)));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"cos({operands[0].Text})");
}
