using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The mean of the squares of a vector's elements.</summary>
internal sealed record MeanSquare : ReductionOp
{
    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width) => [operands[0].Average(a => a * a)];

    public override string CSharp(IReadOnlyList<string> operands, int length) => $"SumOfSquares<V>(ref {operands[0]}, {length}) / {length}";

    public override string OnElements(IReadOnlyList<string> elements) => $"({PartialSums.Fold(elements.Select(a => $"V.MultiplyAdd({a}, {a}, V.Zero)").ToList())} / V.Broadcast({elements.Count}))";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var a = result.Operands[0];
        adjoints.Add(a, ((2.0 / a.Width) * adjoint) * adjoints.Saved(a));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"mean({operands[0].Within(Precedence.Atom)}²)");
}
