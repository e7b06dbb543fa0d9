using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>|a|; its derivative is the sign of a, and 0 at 0.</summary>
internal sealed record Abs : ElementwiseOp
{
    public override IReadOnlyList<bool> KinkSides(IReadOnlyList<double> operands) => [operands[0] > 0];

    public override double Apply(IReadOnlyList<double> operands) => Math.Abs(operands[0]);

    public override string CSharp(IReadOnlyList<string> operands) => $"V.Abs({operands[0]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var a = adjoints.Saved(result.Operands[0]);
        var builder = adjoint.Builder;
        var ifNotPositive = builder.Apply(new Where(), builder.Apply(new Negate(), a), builder.Apply(new Negate(), adjoint), builder.Constant(0));
        adjoints.Add(result.Operands[0], builder.Apply(new Where(), a, adjoint, ifNotPositive));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"|{operands[0].Text}|");
}
