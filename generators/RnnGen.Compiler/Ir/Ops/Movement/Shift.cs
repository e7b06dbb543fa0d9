using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>A vector moved by so many places: element s of the result is element s - Places, or <paramref name="Fill"/> where there is none.</summary>
/// <param name="Places">How far, towards the end; negative towards the beginning.</param>
/// <param name="Fill">What comes in at the border.</param>
internal sealed record Shift(int Places, double Fill) : MovementOp
{
    public override int Width(IReadOnlyList<Value> operands) => operands[0].Width;

    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width) =>
        [.. Enumerable.Range(0, width).Select(s => s - Places >= 0 && s - Places < width ? operands[0][s - Places] : Fill)];

    public override IEnumerable<string> CSharp(string target, IReadOnlyList<string> operands, IReadOnlyList<int> widths, int width) =>
        [$"Blocks.Shift(ref {operands[0]}, ref {target}, {width}, {Places}, {NumberText.Of(Fill)}d);"];

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) =>
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new Shift(-Places, 0), adjoint));

    public override Wording Word(IReadOnlyList<Wording> operands) =>
        Wording.Atom($"{operands[0].Within(Precedence.Atom)}(s {(Places < 0 ? "+" : "-")} {System.Math.Abs(Places)})");
}
