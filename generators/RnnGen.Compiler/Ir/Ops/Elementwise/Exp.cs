using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>Exponential; its derivative is its own value.</summary>
internal sealed record Exp : ElementwiseOp
{
    /// <summary>A softmax does not: its arguments are at most 0.</summary>
    public override bool CanOverflow(IReadOnlyList<Value> operands) => !(operands[0].Op is Subtract && operands[0].Operands[1].Op is LogSumExp);

    public override double Apply(IReadOnlyList<double> operands) => Math.Exp(operands[0]);

    public override string CSharp(IReadOnlyList<string> operands) => $"Exp({operands[0]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        adjoints.Add(result.Operands[0], adjoint * adjoints.Saved(result));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"exp({operands[0].Text})");
}
