using System;
using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The sums of a vector's equal parts, one after the other. Its derivative is <see cref="Spread"/>.</summary>
/// <param name="Parts">How many parts.</param>
internal sealed record SegmentSums(int Parts) : MovementOp
{
    public override int Width(IReadOnlyList<Value> operands) => operands[0].Width % Parts == 0
        ? Parts
        : throw new InvalidOperationException($"{Parts} equal parts of a vector of {operands[0].Width}.");

    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width)
    {
        var length = operands[0].Length / Parts;
        return [.. Enumerable.Range(0, Parts).Select(part => operands[0].Skip(part * length).Take(length).Sum())];
    }

    public override IEnumerable<string> CSharp(string target, IReadOnlyList<string> operands, IReadOnlyList<int> widths, int width) =>
    [
        $"for (nuint segment = 0; segment < {Parts}; segment++)",
        "{",
        $"    Unsafe.Add(ref {target}, segment) = Sum<V>(ref Unsafe.Add(ref {operands[0]}, segment * {widths[0] / Parts}), {widths[0] / Parts});",
        "}",
    ];

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) =>
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new Spread(result.Operands[0].Width / Parts), adjoint));

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"[Σ_j {operands[0].Within(Precedence.Product)}[s, j] for each s]");
}
