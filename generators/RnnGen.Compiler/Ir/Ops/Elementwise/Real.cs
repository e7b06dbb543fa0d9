using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>A token or label as a number.</summary>
internal sealed record Real : ElementwiseOp
{
    public override double Apply(IReadOnlyList<double> operands) => operands[0];

    public override string CSharp(IReadOnlyList<string> operands) => $"V.Broadcast({operands[0]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        // A token is an integer: nothing flows into it.
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => operands[0];
}
