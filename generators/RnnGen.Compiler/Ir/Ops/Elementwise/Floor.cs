using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The largest integer that is at most a; its derivative is 0.</summary>
internal sealed record Floor : ElementwiseOp
{
    /// <summary>Whether it is even: from one integer to the next that changes.</summary>
    public override IReadOnlyList<bool> KinkSides(IReadOnlyList<double> operands) => [2 * Math.Floor(Math.Floor(operands[0]) / 2) == Math.Floor(operands[0])];

    public override double Apply(IReadOnlyList<double> operands) => Math.Floor(operands[0]);

    public override string CSharp(IReadOnlyList<string> operands) => $"V.Floor({operands[0]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        // A step function: its derivative is 0 wherever it has one.
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"⌊{operands[0].Text}⌋");
}
