using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The square root of a; its derivative from its own value, 1 / (2 y).</summary>
internal sealed record Sqrt : ElementwiseOp
{
    public override bool CanOverflow(IReadOnlyList<Value> operands) => true;

    public override double Apply(IReadOnlyList<double> operands) => Math.Sqrt(operands[0]);

    public override string CSharp(IReadOnlyList<string> operands) => $"V.Sqrt({operands[0]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) =>
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new Divide(), 0.5 * adjoint, adjoints.Saved(result)));

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"sqrt({operands[0].Text})");
}
