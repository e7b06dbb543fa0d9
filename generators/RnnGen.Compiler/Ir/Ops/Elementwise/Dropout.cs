using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>x ∘ m in training, m a dropout mask; x itself in prediction.</summary>
internal sealed record Dropout : ElementwiseOp
{
    public override double Apply(IReadOnlyList<double> operands) => operands[0] * operands[1];

    public override string CSharp(IReadOnlyList<string> operands) => $"(M.KeepsTape ? {operands[0]} * {operands[1]} : {operands[0]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        adjoints.Add(result.Operands[0], adjoint * adjoints.Saved(result.Operands[1]));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => new($"{operands[0].Within(Precedence.Product)} ∘ {operands[1].Within(Precedence.Product)}", Precedence.Product);
}
