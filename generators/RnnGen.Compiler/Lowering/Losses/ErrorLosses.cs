using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Lowering.Losses;

/// <summary>Σ e².</summary>
internal sealed class SquaredError : LossEquations
{
    public override Value Loss(StepBuilder step, Value y, Value target)
    {
        var e = y - target;
        return step.Let("sum", step.Apply(new Sum(), step.Let("square", e * e)));
    }
}

/// <summary>Σ |e|.</summary>
internal sealed class AbsoluteError : LossEquations
{
    public override Value Loss(StepBuilder step, Value y, Value target) => SumOf(step, step.Apply(new Abs(), y - target));
}

/// <summary>A square where |e| &lt; δ, otherwise the line that continues it.</summary>
internal sealed class HuberError(double delta) : LossEquations
{
    public override Value Loss(StepBuilder step, Value y, Value target)
    {
        var e = step.Let("e", y - target);
        var magnitude = step.Apply(new Abs(), e);
        return SumOf(step, step.Apply(new Where(), step.Constant(delta) - magnitude, 0.5 * (e * e), delta * (magnitude - step.Constant(0.5 * delta))));
    }
}

/// <summary>1 - cos of the angle between y and the target. A vector of length 0 has no angle: its cosine is 0.</summary>
internal sealed class CosineDistance : LossEquations
{
    /// <summary>Beside squared lengths: what keeps the quotient finite, of lengths of 1e-8.</summary>
    private const double Least = 1e-16;

    public override Value Loss(StepBuilder step, Value y, Value target)
    {
        var (yy, tt) = (step.Let("yy", step.Apply(new Sum(), y * y)), step.Let("tt", step.Apply(new Sum(), target * target)));
        var lengths = step.Apply(new Sqrt(), yy + step.Constant(Least)) * step.Apply(new Sqrt(), tt + step.Constant(Least));
        return 1 - Divided(step.Let("yt", step.Apply(new Sum(), y * target)), step.Let("lengths", lengths));
    }
}
