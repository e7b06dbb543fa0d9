using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>Logistic sigmoid; its derivative from its own value, y(1 - y).</summary>
/// <param name="IsGate">Whether an absolute accuracy of 2^-23 is enough, as for a gate; a probability keeps its relative accuracy.</param>
internal sealed record Sigmoid(bool IsGate = false) : ElementwiseOp
{
    public override double Apply(IReadOnlyList<double> operands) => 1 / (1 + Math.Exp(-operands[0]));

    public override string CSharp(IReadOnlyList<string> operands) => $"{(IsGate ? "FastSigmoid" : "Sigmoid")}({operands[0]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var y = adjoints.Saved(result);
        adjoints.Add(result.Operands[0], adjoint * (y * (1 - y)));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"σ({operands[0].Text})");
}
