using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>A vector that is a matrix, row after row, column after column.</summary>
/// <param name="Rows">The rows of the matrix.</param>
internal sealed record ByColumns(int Rows) : MovementOp
{
    public override int Width(IReadOnlyList<Value> operands) => operands[0].Width;

    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width)
    {
        var columns = width / Rows;
        return [.. Enumerable.Range(0, width).Select(i => operands[0][(i % Rows * columns) + (i / Rows)])];
    }

    public override IEnumerable<string> CSharp(string target, IReadOnlyList<string> operands, IReadOnlyList<int> widths, int width) =>
        [$"Blocks.Transpose(ref {operands[0]}, ref {target}, {Rows}, {width / Rows});"];

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) =>
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new ByColumns(result.Width / Rows), adjoint));

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"{operands[0].Within(Precedence.Atom)}ᵀ");
}
