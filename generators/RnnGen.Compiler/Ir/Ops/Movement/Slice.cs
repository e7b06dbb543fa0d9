using System;
using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>Consecutive elements of a vector.</summary>
/// <param name="Offset">The first one.</param>
/// <param name="Length">How many.</param>
internal sealed record Slice(int Offset, int Length) : MovementOp
{
    public override int Width(IReadOnlyList<Value> operands) => Offset + Length <= operands[0].Width
        ? Length
        : throw new InvalidOperationException($"Elements {Offset} to {Offset + Length - 1} of a vector of {operands[0].Width}.");

    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width) => [.. operands[0].Skip(Offset).Take(Length)];

    public override IEnumerable<string> CSharp(string target, IReadOnlyList<string> operands, IReadOnlyList<int> widths, int width) =>
        [$"Blocks.Copy(ref {At(operands[0], Offset)}, ref {target}, {Length});"];

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var operand = result.Operands[0];
        var parts = new[] { Zeros(Offset), adjoint, Zeros(operand.Width - Offset - Length) }.OfType<Value>().ToArray();
        adjoints.Add(operand, parts.Length == 1 ? adjoint : adjoint.Builder.Apply(new Concat(), parts));

        Value? Zeros(int width) => width == 0 ? null : adjoint.Builder.Apply(new Broadcast(width), adjoint.Builder.Constant(0));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"{operands[0].Within(Precedence.Atom)}[{Offset}..{Offset + Length}]");
}
