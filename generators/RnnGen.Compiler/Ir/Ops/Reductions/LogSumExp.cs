using System;
using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>log Σ exp(z); its derivative is softmax(z) = exp(z - its own value).</summary>
internal sealed record LogSumExp : ReductionOp
{
    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width)
    {
        var max = operands[0].Max();
        return [max + Math.Log(operands[0].Sum(z => Math.Exp(z - max)))];
    }

    public override string CSharp(IReadOnlyList<string> operands, int length) => $"LogSumExp<V>(ref {operands[0]}, {length})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var z = adjoints.Saved(result.Operands[0]);
        adjoints.Add(result.Operands[0], adjoint * adjoint.Builder.Apply(new Exp(), z - adjoints.Saved(result)));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"log Σ_j exp({operands[0].Text})");
}
