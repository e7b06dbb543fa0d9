using System;
using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Lowering.Losses;

/// <summary>-log N(t; μ, σ²), where y = [μ; s] and σ = softplus(s).</summary>
internal sealed class GaussianLikelihood : LossEquations
{
    public override Value Link(StepBuilder step, Value y) => step.Apply(new Concat(), Mean(step, y), Deviation(step, y));

    public override Value Point(StepBuilder step, Value y) => Mean(step, y);

    public override IReadOnlyList<NoisePart> Noise(int outputs) => [new(NoiseKind.Normal, outputs / 2)];

    public override Value Sample(StepBuilder step, Value y, IReadOnlyList<Value> noise) => Mean(step, y) + (Deviation(step, y) * noise[0]);

    public override Value Loss(StepBuilder step, Value y, Value target)
    {
        var σ = Deviation(step, y);
        var z = step.Let("z", Divided(target - Mean(step, y), σ));
        return SumOf(step, Log(σ) + (0.5 * (z * z)) + step.Constant(HalfLogTwoPi));
    }

    private static Value Mean(StepBuilder step, Value y) => step.Let("μ", Part(step, y, 0, y.Width / 2));

    private static Value Deviation(StepBuilder step, Value y) => step.Let("σ", Scale(step, Part(step, y, y.Width / 2, y.Width / 2)));
}

/// <summary>Student's t, of heavy tails: y = [μ; s; n], σ = softplus(s), and ν = 2 + softplus(n) degrees of freedom, so that the variance is finite.</summary>
internal sealed class StudentTLikelihood : LossEquations
{
    private const double LeastFreedom = 2;

    public override Value Link(StepBuilder step, Value y) => step.Apply(new Concat(), Location(step, y), Deviation(step, y), Freedom(step, y));

    public override Value Point(StepBuilder step, Value y) => Location(step, y);

    public override IReadOnlyList<NoisePart> Noise(int outputs) => [new(NoiseKind.Exponential, outputs / 3), new(NoiseKind.Cosine, outputs / 3)];

    /// <summary>
    /// μ + σ cos θ √(ν (exp(2 E / ν) - 1)) (R. W. Bailey, Polar Generation of Random Variates with the t-Distribution, 1994). The difference keeps its digits where it is small: of w = exp(a), (w - 1) a / log w
    /// errs as much in numerator and denominator (W. Kahan).
    /// </summary>
    public override Value Sample(StepBuilder step, Value y, IReadOnlyList<Value> noise)
    {
        var ν = Freedom(step, y);
        var a = step.Let("a", Divided(2 * noise[0], ν));
        var w = step.Let("w", step.Apply(new Exp(), a));
        var above = step.Let("above", w - step.Constant(1));
        var growth = step.Apply(new Where(), above, Divided(above * a, Log(w)), a);
        return Location(step, y) + (Deviation(step, y) * (noise[1] * step.Apply(new Sqrt(), step.Let("square", ν * growth))));
    }

    public override Value Loss(StepBuilder step, Value y, Value target)
    {
        var (σ, ν) = (Deviation(step, y), Freedom(step, y));
        var z = step.Let("z", Divided(target - Location(step, y), σ));
        var tails = 0.5 * ((ν + step.Constant(1)) * step.Apply(new Log1p(), Divided(z * z, ν)));
        return SumOf(step, Log(σ) + (0.5 * Log(Math.PI * ν)) + tails - LogGamma.Ratio(step, 0.5 * ν, step.Constant(0.5)));
    }

    private static Value Location(StepBuilder step, Value y) => step.Let("μ", Part(step, y, 0, y.Width / 3));

    private static Value Deviation(StepBuilder step, Value y) => step.Let("σ", Scale(step, Part(step, y, y.Width / 3, y.Width / 3)));

    private static Value Freedom(StepBuilder step, Value y) => step.Let("ν", Softplus(Part(step, y, 2 * (y.Width / 3), y.Width / 3)) + step.Constant(LeastFreedom));
}

/// <summary>-log of Poisson's distribution of counts t with the rate exp(y): exp(y) - t y + log t!.</summary>
internal sealed class PoissonLikelihood : LossEquations
{
    public override Value Link(StepBuilder step, Value y) => step.Apply(new Exp(), y);

    public override IReadOnlyList<NoisePart> Noise(int outputs) => [new(NoiseKind.Uniform, outputs)];

    public override Value Sample(StepBuilder step, Value y, IReadOnlyList<Value> noise) => step.Apply(new CountQuantile(), noise[0], step.Let("λ", step.Apply(new Exp(), y)));

    public override Value Loss(StepBuilder step, Value y, Value target) => SumOf(step, step.Apply(new Exp(), y) - (target * y) + LogGamma.OfSuccessor(step, target));
}

/// <summary>
/// -log of the negative binomial distribution of counts t with the mean μ and the variance μ + μ² / r: y = [m; n], μ = softplus(m), r = softplus(n).
/// </summary>
internal sealed class NegativeBinomialLikelihood : LossEquations
{
    public override Value Link(StepBuilder step, Value y) => step.Apply(new Concat(), Mean(step, y), Shape(step, y));

    public override Value Point(StepBuilder step, Value y) => Mean(step, y);

    public override IReadOnlyList<NoisePart> Noise(int outputs) => [new(NoiseKind.Uniform, outputs / 2)];

    public override Value Sample(StepBuilder step, Value y, IReadOnlyList<Value> noise) => step.Apply(new CountQuantile(), noise[0], Mean(step, y), Shape(step, y));

    public override Value Loss(StepBuilder step, Value y, Value target)
    {
        var (μ, r) = (Mean(step, y), Shape(step, y));
        var likelihood = LogGamma.Ratio(step, r, target) - (r * step.Apply(new Log1p(), Divided(μ, r))) + (target * Log(Divided(μ, μ + r)));
        return SumOf(step, LogGamma.OfSuccessor(step, target) - likelihood);
    }

    private static Value Mean(StepBuilder step, Value y) => step.Let("μ", Scale(step, Part(step, y, 0, y.Width / 2)));

    private static Value Shape(StepBuilder step, Value y) => step.Let("r", Scale(step, Part(step, y, y.Width / 2, y.Width / 2)));
}

/// <summary>
/// -log Σ_k π_k N(t; μ_k, σ_k²) of a mixture of Gaussians whose features are independent within a component (Bishop, 1994): y = [a; μ_1; μ_2; ...; s_1; s_2; ...], π = softmax(a),
/// σ = softplus(s).
/// </summary>
/// <param name="components">The number of components.</param>
internal sealed class MixtureLikelihood(int components) : LossEquations
{
    public override Value Link(StepBuilder step, Value y) => step.Apply(new Concat(), Softmax(step, Logits(step, y)), Means(step, y), Deviations(step, y));

    /// <summary>The mean, Σ_k π_k μ_k.</summary>
    public override Value Point(StepBuilder step, Value y)
    {
        var π = step.Let("π", Softmax(step, Logits(step, y)));
        var width = Width(y) / components;
        return step.Apply(new FoldSum(components), step.Let("πμ", Spread(step, π, width) * Means(step, y)));
    }

    public override IReadOnlyList<NoisePart> Noise(int outputs) => [new(NoiseKind.Gumbel, components), new(NoiseKind.Normal, (outputs - components) / (2 * components))];

    /// <summary>A component, and then a draw from it.</summary>
    public override Value Sample(StepBuilder step, Value y, IReadOnlyList<Value> noise)
    {
        var width = Width(y) / components;
        var component = step.Let("component", step.Apply(new ArgMax(), step.Let("noisy", Logits(step, y) + noise[0])));
        var chosen = step.Let("chosen", step.Apply(new OneHot(components), component));
        var each = step.Let("draws", Means(step, y) + (Deviations(step, y) * Repeated(step, noise[1])));
        return step.Apply(new FoldSum(components), step.Let("draw", Spread(step, chosen, width) * each));
    }

    public override Value Loss(StepBuilder step, Value y, Value target)
    {
        var (a, σ) = (Logits(step, y), Deviations(step, y));
        var z = step.Let("z", Divided(Repeated(step, target) - Means(step, y), σ));
        var features = step.Let("l", Log(σ) + (0.5 * (z * z)) + step.Constant(HalfLogTwoPi));
        var each = step.Let("each", features.Width == components ? features : step.Apply(new SegmentSums(components), features));
        var joint = step.Let("joint", a - step.Let("lse_a", step.Apply(new LogSumExp(), a)) - each);
        return step.Apply(new Negate(), step.Apply(new LogSumExp(), joint));
    }

    /// <summary>A number of each component, for each of its features.</summary>
    private static Value Spread(StepBuilder step, Value π, int width) => width == 1 ? π : step.Apply(new Spread(width), π);

    /// <summary>A number of each feature, for each component.</summary>
    private Value Repeated(StepBuilder step, Value target) => components == 1 ? target : step.Apply(new Repeat(components), target);

    private int Width(Value y) => (y.Width - components) / 2;

    private Value Logits(StepBuilder step, Value y) => step.Let("a", Part(step, y, 0, components));

    private Value Means(StepBuilder step, Value y) => step.Let("μ", Part(step, y, components, Width(y)));

    private Value Deviations(StepBuilder step, Value y) => step.Let("σ", Scale(step, Part(step, y, components + Width(y), Width(y))));
}
