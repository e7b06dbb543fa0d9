using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The sum of a vector's elements.</summary>
internal sealed record Sum : ReductionOp
{
    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width) => [operands[0].Sum()];

    public override string CSharp(IReadOnlyList<string> operands, int length) => $"Sum<V>(ref {operands[0]}, {length})";

    public override string OnElements(IReadOnlyList<string> elements) => PartialSums.Fold(elements);

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) =>
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new Broadcast(result.Operands[0].Width), adjoint));

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"Σ_j {operands[0].Within(Precedence.Product)}");
}
