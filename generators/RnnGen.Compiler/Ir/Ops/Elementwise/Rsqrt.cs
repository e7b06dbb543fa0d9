using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>1 / sqrt(a); its derivative from its own value, -y³ / 2.</summary>
internal sealed record Rsqrt : ElementwiseOp
{
    public override double Apply(IReadOnlyList<double> operands) => 1 / Math.Sqrt(operands[0]);

    public override string CSharp(IReadOnlyList<string> operands) => $"(V.Broadcast(1) / V.Sqrt({operands[0]}))";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var y = adjoints.Saved(result);
        adjoints.Add(result.Operands[0], adjoint * (-0.5 * (y * (y * y))));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"1/sqrt({operands[0].Text})");
}
