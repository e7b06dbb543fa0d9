using System;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Lowering.Losses;

/// <summary>Of each output alone whether something is so: -t log σ(y) - (1 - t) log (1 - σ(y)).</summary>
internal sealed class BinaryCrossEntropy : LossEquations
{
    public override Value Link(StepBuilder step, Value y) => step.Apply(new Sigmoid(), y);

    public override Value Loss(StepBuilder step, Value y, Value target) => SumOf(step, Softplus(y) - (target * y));
}

/// <summary>-Σ t log softmax(y) of a distribution t; of a label, that is 1 at its place. Smoothing takes ε of t and deals it out equally.</summary>
internal sealed class SoftmaxCrossEntropy(LossTargets targets, double smoothing) : LossEquations
{
    public override Value Link(StepBuilder step, Value y) => Softmax(step, y);

    public override Value Loss(StepBuilder step, Value y, Value target)
    {
        var lse = step.Let("lse", step.Apply(new LogSumExp(), y));
        var (ε, equal) = (smoothing, smoothing / y.Width);
        if (targets == LossTargets.Distributions)
        {
            var t = ε == 0 ? target : step.Let("smoothed", ((1 - ε) * target) + step.Constant(equal));
            return SumOf(step, t * (lse - y));
        }

        var picked = step.Let("picked", step.Apply(new Pick(), y, target));
        return ε == 0 ? lse - picked : lse - (((1 - ε) * picked) + (equal * step.Let("sum", step.Apply(new Sum(), y))));
    }
}

/// <summary>-(1 - p)^γ log p of the right class's probability p: what is easy counts less.</summary>
internal sealed class FocalLoss(double gamma) : LossEquations
{
    /// <summary>The least 1 - p, whose logarithm is finite.</summary>
    private const double Least = 1e-7;

    public override Value Link(StepBuilder step, Value y) => Softmax(step, y);

    public override Value Loss(StepBuilder step, Value y, Value target)
    {
        var lse = step.Let("lse", step.Apply(new LogSumExp(), y));
        var surprise = step.Let("surprise", lse - step.Let("picked", step.Apply(new Pick(), y, target)));
        if (gamma == 0)
        {
            return surprise;
        }

        var rest = step.Apply(new Max(), 1 - step.Apply(new Exp(), step.Apply(new Negate(), surprise)), step.Constant(Least));
        return step.Apply(new Exp(), gamma * Log(step.Let("rest", rest))) * surprise;
    }
}

/// <summary>Σ max(0, 1 - t y) of targets -1 and 1: y need be no farther on the right side than 1.</summary>
internal sealed class HingeLoss : LossEquations
{
    public override Value Loss(StepBuilder step, Value y, Value target) => SumOf(step, step.Apply(new Relu(), 1 - (target * y)));
}

/// <summary>The classes of connectionist temporal classification, whose loss runs over paths and not over positions.</summary>
internal sealed class ClassesOfPaths : LossEquations
{
    public override Value Link(StepBuilder step, Value y) => Softmax(step, y);

    public override Value Loss(StepBuilder step, Value y, Value target) => throw new InvalidOperationException("The loss is that of paths.");
}
