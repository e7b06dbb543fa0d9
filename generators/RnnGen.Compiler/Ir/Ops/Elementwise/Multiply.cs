using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>a ∘ b, element by element.</summary>
internal sealed record Multiply : ElementwiseOp
{
    public override double Apply(IReadOnlyList<double> operands) => operands[0] * operands[1];

    public override string CSharp(IReadOnlyList<string> operands) => $"({operands[0]} * {operands[1]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        adjoints.Add(result.Operands[0], adjoint * adjoints.Saved(result.Operands[1]));
        adjoints.Add(result.Operands[1], adjoint * adjoints.Saved(result.Operands[0]));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => operands[0] == operands[1]
        ? Wording.Atom(operands[0].Within(Precedence.Atom) + "²")
        : new($"{operands[0].Within(Precedence.Product)} ∘ {operands[1].Within(Precedence.Product)}", Precedence.Product);
}
