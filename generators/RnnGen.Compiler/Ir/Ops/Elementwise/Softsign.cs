using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>a / (1 + |a|); its derivative from its own value, (1 - |y|)².</summary>
internal sealed record Softsign : ElementwiseOp
{
    public override IReadOnlyList<bool> KinkSides(IReadOnlyList<double> operands) => [operands[0] > 0];

    public override double Apply(IReadOnlyList<double> operands) => operands[0] / (1 + Math.Abs(operands[0]));

    public override string CSharp(IReadOnlyList<string> operands) => $"({operands[0]} / (V.Broadcast(1) + V.Abs({operands[0]})))";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var rest = 1 - adjoint.Builder.Apply(new Abs(), adjoints.Saved(result));
        adjoints.Add(result.Operands[0], adjoint * (rest * rest));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"softsign({operands[0].Text})");
}
