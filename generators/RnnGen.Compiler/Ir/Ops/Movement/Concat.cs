using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>Vectors side by side: [a; b].</summary>
internal sealed record Concat : MovementOp
{
    public override int Width(IReadOnlyList<Value> operands) => operands.Sum(o => o.Width);

    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width) => [.. operands.SelectMany(o => o)];

    public override IEnumerable<string> CSharp(string target, IReadOnlyList<string> operands, IReadOnlyList<int> widths, int width) =>
        operands.Select((operand, i) => $"Blocks.Copy(ref {operand}, ref {At(target, widths.Take(i).Sum())}, {widths[i]});");

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var offset = 0;
        foreach (var operand in result.Operands)
        {
            adjoints.Add(operand, adjoint.Builder.Apply(new Slice(offset, operand.Width), adjoint));
            offset += operand.Width;
        }
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"[{string.Join("; ", operands.Select(o => o.Text))}]");
}
