using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>
/// The quantile at the level a of a distribution of counts with the mean b: the negative binomial one with the variance b + b² / c, or, of two operands, Poisson's. 0 at the level 0.
/// No gradient flows through it.
/// </summary>
internal sealed record CountQuantile : ElementwiseOp
{
    /// <summary>By the probabilities of 0, 1, 2, ..., each from the one before: enough for a reference.</summary>
    public override double Apply(IReadOnlyList<double> operands)
    {
        var (level, mean) = (operands[0], operands[1]);
        if (!(level > 0))
        {
            return 0;
        }

        var r = operands.Count > 2 ? operands[2] : double.PositiveInfinity;
        var log = double.IsInfinity(r) ? -mean : r * Math.Log(r / (r + mean));
        var cumulative = Math.Exp(log);
        var count = 0;
        for (; cumulative < level && count < int.MaxValue; count++)
        {
            log += double.IsInfinity(r) ? Math.Log(mean / (count + 1)) : Math.Log((count + r) / (count + 1) * (mean / (r + mean)));
            cumulative += Math.Exp(log);
        }

        return count;
    }

    public override string CSharp(IReadOnlyList<string> operands) => $"CountDraws.Quantile({string.Join(", ", operands)})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        // A count is a step function: its derivative is 0 almost everywhere.
    }

    public override Wording Word(IReadOnlyList<Wording> operands) =>
        Wording.Atom(operands.Count > 2 ? $"quantile({operands[0].Text}; NB({operands[1].Text}, {operands[2].Text}))" : $"quantile({operands[0].Text}; Poisson({operands[1].Text}))");
}
