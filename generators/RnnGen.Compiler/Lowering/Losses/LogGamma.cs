using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Lowering.Losses;

/// <summary>
/// log Γ(r + a) - log Γ(r) for r &gt; 0 and a ≥ 0, of operations that there are, so that its derivative is derived. Both arguments are shifted by eight, where Stirling's series has an error
/// below 2e-14; the difference is formed term by term, since the two logarithms would cancel.
/// </summary>
internal static class LogGamma
{
    private const int Shift = 8;

    /// <summary>Factors that are multiplied before the logarithm is taken: so few that products of large ones stay finite in single precision.</summary>
    private const int Group = 4;

    /// <summary>B_2k / (2k (2k - 1)) of Stirling's series.</summary>
    private static readonly double[] Stirling = [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360];

    /// <summary>log Γ(r + a) - log Γ(r).</summary>
    public static Value Ratio(StepBuilder step, Value r, Value a)
    {
        var (low, high) = (r + step.Constant(Shift), r + a + step.Constant(Shift));
        // Of large r, log (1 + a / low) is small, and its factor as large: the sum 1 + a / low must not be rounded.
        var leading = ((low + a - step.Constant(0.5)) * step.Apply(new Log1p(), Divided(a, low))) + (a * (Log(low) - step.Constant(1)));
        return leading + (Series(step, high) - Series(step, low)) - Shifts(step, r, a).Aggregate((sum, term) => sum + term);
    }

    /// <summary>log Γ(1 + a).</summary>
    public static Value OfSuccessor(StepBuilder step, Value a) => Ratio(step, step.Constant(1), a);

    /// <summary>log Π (r + a + i) / (r + i), what the shift adds, in groups.</summary>
    private static IEnumerable<Value> Shifts(StepBuilder step, Value r, Value a) =>
        from first in Enumerable.Range(0, Shift / Group)
        let factors = Enumerable.Range(first * Group, Group).Select(i => Sum(1, Divided(a, r + step.Constant(i))))
        select Log(factors.Aggregate((product, factor) => product * factor));

    private static Value Series(StepBuilder step, Value x)
    {
        var inverse = Divided(step.Constant(1), x);
        var square = inverse * inverse;
        var sum = step.Constant(Stirling[Stirling.Length - 1]);
        foreach (var coefficient in Stirling.Take(Stirling.Length - 1).Reverse())
        {
            sum = step.Constant(coefficient) + (square * sum);
        }

        return inverse * sum;
    }

    private static Value Log(Value a) => a.Builder.Apply(new Log(), a);

    private static Value Divided(Value a, Value b) => a.Builder.Apply(new Divide(), a, b);

    private static Value Sum(double a, Value b) => b.Builder.Constant(a) + b;
}
