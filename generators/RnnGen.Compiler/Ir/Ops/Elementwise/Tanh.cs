using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>Hyperbolic tangent; its derivative from its own value, 1 - y².</summary>
internal sealed record Tanh : ElementwiseOp
{
    public override double Apply(IReadOnlyList<double> operands) => Math.Tanh(operands[0]);

    public override string CSharp(IReadOnlyList<string> operands) => $"Tanh({operands[0]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var y = adjoints.Saved(result);
        adjoints.Add(result.Operands[0], adjoint * (1 - (y * y)));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"tanh({operands[0].Text})");
}
