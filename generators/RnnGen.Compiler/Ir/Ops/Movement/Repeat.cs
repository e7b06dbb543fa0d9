using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>A vector so many times, one copy after the other: [v; v; ...]. Its derivative is <see cref="FoldSum"/>.</summary>
internal sealed record Repeat(int Times) : MovementOp
{
    public override int Width(IReadOnlyList<Value> operands) => Times * operands[0].Width;

    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width) =>
        [.. Enumerable.Range(0, width).Select(i => operands[0][i % operands[0].Length])];

    public override IEnumerable<string> CSharp(string target, IReadOnlyList<string> operands, IReadOnlyList<int> widths, int width) =>
        [$"Segments.Repeat(ref {operands[0]}, ref {target}, {widths[0]}, {Times});"];

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) =>
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new FoldSum(Times), adjoint));

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"repeat({operands[0].Text}, {Times})");
}
