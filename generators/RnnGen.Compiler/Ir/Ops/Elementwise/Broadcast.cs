using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>A scalar of the row as a vector of equal elements.</summary>
internal sealed record Broadcast(int Length) : ElementwiseOp
{
    public override int Width(IReadOnlyList<Value> operands) => Length;

    public override double Apply(IReadOnlyList<double> operands) => operands[0];

    public override string CSharp(IReadOnlyList<string> operands) => operands[0];

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) =>
        adjoints.Add(result.Operands[0], adjoint);

    public override Wording Word(IReadOnlyList<Wording> operands) => operands[0];
}
