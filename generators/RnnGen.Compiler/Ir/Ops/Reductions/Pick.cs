using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The element of a vector at the label's place.</summary>
internal sealed record Pick : ReductionOp
{
    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width) => [operands[0][(int)operands[1][0]]];

    public override string CSharp(IReadOnlyList<string> operands, int length) => $"Unsafe.Add(ref {operands[0]}, {operands[1]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var label = adjoints.Saved(result.Operands[1]);
        adjoints.Add(result.Operands[0], adjoint * adjoint.Builder.Apply(new OneHot(result.Operands[0].Width), label));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"{operands[0].Within(Precedence.Atom)}[{operands[1].Text}]");
}
