using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The mean of a vector's elements.</summary>
internal sealed record Mean : ReductionOp
{
    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width) => [operands[0].Average()];

    public override string CSharp(IReadOnlyList<string> operands, int length) => $"Sum<V>(ref {operands[0]}, {length}) / {length}";

    public override string OnElements(IReadOnlyList<string> elements) => $"({PartialSums.Fold(elements)} / V.Broadcast({elements.Count}))";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var length = result.Operands[0].Width;
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new Broadcast(length), (1.0 / length) * adjoint));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"mean({operands[0].Text})");
}
