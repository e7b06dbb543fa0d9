using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The elements of a vector at the places that a row of indices names: x[i_0], x[i_1], ... Its derivative is <see cref="Scatter"/>.</summary>
internal sealed record Gather : MovementOp
{
    public override int Width(IReadOnlyList<Value> operands) => operands[1].Width;

    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width) =>
        [.. operands[1].Select(index => operands[0][(int)index])];

    public override IEnumerable<string> CSharp(string target, IReadOnlyList<string> operands, IReadOnlyList<int> widths, int width) =>
        [$"Blocks.Gather(ref {operands[0]}, ref {operands[1]}, ref {target}, {width});"];

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) => adjoints.Add(
        result.Operands[0], adjoint.Builder.Apply(new Scatter(result.Operands[0].Width), adjoint, adjoints.Saved(result.Operands[1])));

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"{operands[0].Within(Precedence.Atom)}[{operands[1].Text}]");
}
