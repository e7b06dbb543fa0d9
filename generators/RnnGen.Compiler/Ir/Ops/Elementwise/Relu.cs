using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>max(0, a); its derivative is 1 where the value is positive, otherwise 0.</summary>
internal sealed record Relu : ElementwiseOp
{
    public override IReadOnlyList<bool> KinkSides(IReadOnlyList<double> operands) => [operands[0] > 0];

    public override double Apply(IReadOnlyList<double> operands) => Math.Max(0, operands[0]);

    public override string CSharp(IReadOnlyList<string> operands) => $"Relu({operands[0]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var zero = adjoint.Builder.Constant(0);
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new Where(), adjoints.Saved(result), adjoint, zero));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"relu({operands[0].Text})");
}
