using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The vector that is 1 at the token's place and 0 elsewhere.</summary>
internal sealed record OneHot(int Length) : ElementwiseOp
{
    public override int Width(IReadOnlyList<Value> operands) => Length;

    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width)
    {
        var result = new double[width];
        result[(int)operands[0][0]] = 1;
        return result;
    }

    public override double Apply(IReadOnlyList<double> operands) => throw new System.NotSupportedException("A one-hot vector is more than its element.");

    public override string CSharp(IReadOnlyList<string> operands) => $"OneHot<V>({operands[0]}, unit)";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        // A token is an integer: nothing flows into it.
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"onehot({operands[0].Text})");
}
