using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>-a.</summary>
internal sealed record Negate : ElementwiseOp
{
    public override double Apply(IReadOnlyList<double> operands) => -operands[0];

    public override string CSharp(IReadOnlyList<string> operands) => $"(-{operands[0]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new Negate(), adjoint));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => new($"-{operands[0].Within(Precedence.Product)}", Precedence.Sum);
}
