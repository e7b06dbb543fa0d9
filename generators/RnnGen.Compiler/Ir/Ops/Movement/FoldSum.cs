using System;
using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The sum of a vector's equal parts: v[0..n] + v[n..2n] + ... Its derivative is <see cref="Repeat"/>.</summary>
/// <param name="Parts">How many parts.</param>
internal sealed record FoldSum(int Parts) : MovementOp
{
    public override int Width(IReadOnlyList<Value> operands) => operands[0].Width % Parts == 0
        ? operands[0].Width / Parts
        : throw new InvalidOperationException($"{Parts} equal parts of a vector of {operands[0].Width}.");

    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width) =>
        [.. Enumerable.Range(0, width).Select(i => Enumerable.Range(0, Parts).Sum(part => operands[0][(part * width) + i]))];

    public override IEnumerable<string> CSharp(string target, IReadOnlyList<string> operands, IReadOnlyList<int> widths, int width) =>
        [$"Segments.FoldSum(default(V), ref {operands[0]}, ref {target}, {width}, {Parts});"];

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) =>
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new Repeat(Parts), adjoint));

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"Σ_s {operands[0].Within(Precedence.Product)}[s]");
}
