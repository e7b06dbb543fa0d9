using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Lowering.Losses;

/// <summary>
/// Quantiles: Σ max(τ e, (τ - 1) e) of e = t - q for each level τ, mean over the levels (Koenker and Bassett, 1978). The outputs of a level stand side by side, level after level.
/// </summary>
/// <param name="levels">The levels, each between 0 and 1, rising.</param>
/// <param name="nonCrossing">Whether each quantile is the one below it plus something that is not negative.</param>
internal sealed class PinballLoss(IReadOnlyList<double> levels, bool nonCrossing) : LossEquations
{
    public override Value Link(StepBuilder step, Value y) => nonCrossing && levels.Count > 1 ? step.Apply(new Concat(), [.. Quantiles(step, y)]) : y;

    /// <summary>The quantile whose level is nearest to a half.</summary>
    public override Value Point(StepBuilder step, Value y) =>
        Quantiles(step, y)[Enumerable.Range(0, levels.Count).OrderBy(level => Math.Abs(levels[level] - 0.5)).First()];

    public override Value Loss(StepBuilder step, Value y, Value target)
    {
        var losses = Quantiles(step, y).Select((q, level) =>
        {
            var e = step.Let("e" + Mark(level), target - q);
            return step.Let("sum" + Mark(level), step.Apply(new Sum(), step.Let("l" + Mark(level), step.Apply(new Max(), levels[level] * e, (levels[level] - 1) * e))));
        });
        return (1.0 / levels.Count) * losses.Aggregate((sum, loss) => sum + loss);
    }

    private static string Mark(int level) => (level + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private List<Value> Quantiles(StepBuilder step, Value y)
    {
        var width = y.Width / levels.Count;
        var quantiles = new List<Value>();
        for (var level = 0; level < levels.Count; level++)
        {
            var part = Part(step, y, level * width, width);
            quantiles.Add(step.Let("q" + Mark(level), level == 0 || !nonCrossing ? part : quantiles[level - 1] + Softplus(part)));
        }

        return quantiles;
    }
}
