using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>log(1 + a) with the digits of an a near 0, which the sum would round away; its derivative is 1 / (1 + a).</summary>
internal sealed record Log1p : ElementwiseOp
{
    public override bool CanOverflow(IReadOnlyList<Value> operands) => true;

    public override double Apply(IReadOnlyList<double> operands)
    {
        var (a, sum) = (operands[0], 1 + operands[0]);
        return Math.Log(sum) + ((a - (sum - 1)) / sum);
    }

    /// <summary>The logarithm of the rounded sum, and to first order what the rounding took: a - ((1 + a) - 1) is exact.</summary>
    public override string CSharp(IReadOnlyList<string> operands)
    {
        var (a, sum) = (operands[0], $"(V.Broadcast(1) + {operands[0]})");
        return $"(Log({sum}) + (({a} - ({sum} - V.Broadcast(1))) / {sum}))";
    }

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) =>
        adjoints.Add(result.Operands[0], adjoint.Builder.Apply(new Divide(), adjoint, adjoints.Saved(result.Operands[0]) + adjoint.Builder.Constant(1)));

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"log1p({operands[0].Text})");
}
