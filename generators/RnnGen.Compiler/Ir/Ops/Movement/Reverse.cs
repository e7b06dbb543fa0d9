using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The elements of a vector in the opposite order; its derivative is the same.</summary>
internal sealed record Reverse : MovementOp
{
    public override int Width(IReadOnlyList<Value> operands) => operands[0].Width;

    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width) => [.. Enumerable.Reverse(operands[0])];

    public override IEnumerable<string> CSharp(string target, IReadOnlyList<string> operands, IReadOnlyList<int> widths, int width) =>
        [$"Blocks.Reverse(ref {operands[0]}, ref {target}, {width});"];

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) =>
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new Reverse(), adjoint));

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"reverse({operands[0].Text})");
}
