using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>A vector in which each element is the sum of those that a row of indices sends to its place. Its derivative is <see cref="Gather"/>.</summary>
/// <param name="Length">The length of the result.</param>
internal sealed record Scatter(int Length) : MovementOp
{
    public override int Width(IReadOnlyList<Value> operands) => Length;

    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width)
    {
        var result = new double[width];
        for (var s = 0; s < operands[0].Length; s++)
        {
            result[(int)operands[1][s]] += operands[0][s];
        }

        return result;
    }

    public override IEnumerable<string> CSharp(string target, IReadOnlyList<string> operands, IReadOnlyList<int> widths, int width) =>
        [$"Blocks.Scatter(ref {operands[0]}, ref {operands[1]}, ref {target}, {widths[0]}, {width});"];

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) =>
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new Gather(), adjoint, adjoints.Saved(result.Operands[1])));

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"Σ_s {operands[0].Within(Precedence.Product)}[s] onehot({operands[1].Text}[s])");
}
