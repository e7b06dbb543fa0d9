using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The index of a vector's largest element, the first of equals, as a number. No gradient flows through it.</summary>
internal sealed record ArgMax : ReductionOp
{
    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width) =>
        [operands[0].ToList().IndexOf(operands[0].Max())];

    public override string CSharp(IReadOnlyList<string> operands, int length) => $"ArgMax(ref {operands[0]}, {length})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        // An index is a step function: its derivative is 0 almost everywhere.
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"argmax({operands[0].Text})");
}
