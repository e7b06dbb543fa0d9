using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>
/// m ∘ new + (1 - m) ∘ old, with a mask m of 0 and 1 in training, and in prediction with its expectation, a number: Krueger et al. (2017).
/// Operands: the mask, its expectation, the new value, the old one.
/// </summary>
internal sealed record Zoneout : ElementwiseOp
{
    public override double Apply(IReadOnlyList<double> operands) => (operands[0] * operands[2]) + ((1 - operands[0]) * operands[3]);

    public override string CSharp(IReadOnlyList<string> operands) =>
        $"(M.KeepsTape ? V.WherePositive({operands[0]}, {operands[2]}, {operands[3]}) : V.MultiplyAdd({operands[1]}, {operands[2]} - {operands[3]}, {operands[3]}))";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var mask = adjoints.Saved(result.Operands[0]);
        adjoints.Add(result.Operands[2], adjoint * mask);
        adjoints.Add(result.Operands[3], adjoint * (1 - mask));
    }

    public override Wording Word(IReadOnlyList<Wording> operands)
    {
        var (mask, next, previous) = (operands[0].Within(Precedence.Product), operands[2].Within(Precedence.Product), operands[3].Within(Precedence.Product));
        return new($"{mask} ∘ {next} + (1 - {mask}) ∘ {previous}", Precedence.Sum);
    }
}
