using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>a limited to -b..b, b a positive number; the derivative is 1 strictly within the limits, otherwise 0.</summary>
internal sealed record Clip : ElementwiseOp
{
    public override IReadOnlyList<bool> KinkSides(IReadOnlyList<double> operands) => [operands[0] > operands[1], operands[0] > -operands[1]];

    public override double Apply(IReadOnlyList<double> operands) => Math.Max(-operands[1], Math.Min(operands[1], operands[0]));

    public override string CSharp(IReadOnlyList<string> operands) => $"V.Clamp({operands[0]}, -{operands[1]}, {operands[1]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        // The value is the limit itself wherever the limit acts: there (b - y)(b + y) is 0, elsewhere it is positive.
        var y = adjoints.Saved(result);
        var limit = adjoints.Saved(result.Operands[1]);
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new Where(), (limit - y) * (limit + y), adjoint, adjoint.Builder.Constant(0)));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"clip({operands[0].Text}, ±{operands[1].Within(Precedence.Atom)})");
}
