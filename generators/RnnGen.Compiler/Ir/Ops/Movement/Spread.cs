using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>Each element of a vector so many times: [v_0; v_0; ...; v_1; v_1; ...]. Its derivative is <see cref="SegmentSums"/>.</summary>
internal sealed record Spread(int Times) : MovementOp
{
    public override int Width(IReadOnlyList<Value> operands) => Times * operands[0].Width;

    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width) =>
        [.. Enumerable.Range(0, width).Select(i => operands[0][i / Times])];

    public override IEnumerable<string> CSharp(string target, IReadOnlyList<string> operands, IReadOnlyList<int> widths, int width) =>
        [$"Segments.Spread(ref {operands[0]}, ref {target}, {widths[0]}, {Times});"];

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) =>
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new SegmentSums(result.Operands[0].Width), adjoint));

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"spread({operands[0].Text}, {Times})");
}
