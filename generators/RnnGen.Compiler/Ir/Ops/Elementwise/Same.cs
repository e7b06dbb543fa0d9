using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>x: what a choice leaves where it has been made. It stays an operation of its own, so that what is rounded before the choice is rounded without it.</summary>
internal sealed record Same : ElementwiseOp
{
    public override double Apply(IReadOnlyList<double> operands) => operands[0];

    public override string CSharp(IReadOnlyList<string> operands) => operands[0];

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) => adjoints.Add(result.Operands[0], adjoint);

    public override Wording Word(IReadOnlyList<Wording> operands) => operands[0];
}
