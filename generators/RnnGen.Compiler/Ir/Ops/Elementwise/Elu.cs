using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>a where a > 0, otherwise exp(a) - 1; its derivative is 1, or from its own value y + 1.</summary>
internal sealed record Elu : ElementwiseOp
{
    public override IReadOnlyList<bool> KinkSides(IReadOnlyList<double> operands) => [operands[0] > 0];

    public override double Apply(IReadOnlyList<double> operands) => operands[0] > 0 ? operands[0] : Math.Exp(operands[0]) - 1;

    public override string CSharp(IReadOnlyList<string> operands) => $"V.WherePositive({operands[0]}, {operands[0]}, Exp({operands[0]}) - V.Broadcast(1))";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var y = adjoints.Saved(result);
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new Where(), y, adjoint, adjoint * (y + adjoint.Builder.Constant(1))));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"elu({operands[0].Text})");
}
