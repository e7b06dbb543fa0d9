using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The natural logarithm of a; its derivative is 1 / a.</summary>
internal sealed record Log : ElementwiseOp
{
    public override bool CanOverflow(IReadOnlyList<Value> operands) => true;

    public override double Apply(IReadOnlyList<double> operands) => Math.Log(operands[0]);

    public override string CSharp(IReadOnlyList<string> operands) => $"Log({operands[0]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) =>
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new Divide(), adjoint, adjoints.Saved(result.Operands[0])));

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"log({operands[0].Text})");
}
