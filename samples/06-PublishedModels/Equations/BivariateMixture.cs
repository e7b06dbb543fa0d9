using RnnGen.Equations;

namespace PublishedModels;

/// <summary>
/// The likelihood of a point of two coordinates under a mixture of Gaussians whose coordinates are correlated (Graves, Generating sequences with recurrent neural networks, 2013, equations 15
/// to 26), with K components and the outputs y = [π̂; μ; ν; σ̂; τ̂; ρ̂] of K values each:
/// <code>
/// π = softmax(π̂)    σ = exp(σ̂)    τ = exp(τ̂)    ρ = tanh(ρ̂)
/// u = (t_0 - μ) / σ   v = (t_1 - ν) / τ
/// log N = -log 2π - σ̂ - τ̂ - log(1 - ρ²) / 2 - (u² + v² - 2 ρ u v) / (2 (1 - ρ²))
/// l = -log Σ_k π_k N_k
/// </code>
/// Both sums are taken relative to their largest term, and 1 - tanh² comes as a logarithm, so that nothing overflows and no logarithm is one of 0.
/// </summary>
public sealed partial class BivariateMixture : SequenceLoss
{
    public const int Components = 4;

    /// <summary>The numbers of a component: share, two means, two deviations, correlation.</summary>
    public const int Parts = 6;

    public static Scalar Loss(Vector y, [Target(Width = 2)] Vector target)
    {
        var correlation = Tanh(Part(y, 5, Parts));
        var logRest = LogOneMinusTanhSquared(Part(y, 5, Parts));
        var u = (target[0] - Part(y, 1, Parts)) * Exp(-Part(y, 3, Parts));
        var v = (target[1] - Part(y, 2, Parts)) * Exp(-Part(y, 4, Parts));
        var distance = u * u + v * v - 2 * correlation * u * v;
        var logDensity = -Math.Log(2 * Math.PI) - Part(y, 3, Parts) - Part(y, 4, Parts) - 0.5 * logRest - 0.5 * distance * Exp(-logRest);
        return LogSumExp(Part(y, 0, Parts)) - LogSumExp(Part(y, 0, Parts) + logDensity);
    }

    /// <summary>The parameters: shares, means of both coordinates, deviations of both, correlations.</summary>
    public static Vector Predict(Vector y) =>
        Concat(Softmax(Part(y, 0, Parts)), Part(y, 1, Parts), Part(y, 2, Parts), Exp(Part(y, 3, Parts)), Exp(Part(y, 4, Parts)), Tanh(Part(y, 5, Parts)));

    private static Scalar LogSumExp(Vector a)
    {
        var largest = a[0];
        for (var k = 1; k < Components; k++)
        {
            largest = Max(largest, a[k]);
        }

        return largest + Log(Sum(Exp(a - largest)));
    }

    /// <summary>log(1 - tanh(a)²) = 2 log(2 / (exp(a) + exp(-a))).</summary>
    private static Vector LogOneMinusTanhSquared(Vector a) => 2 * Math.Log(2) - 2 * a - 2 * Softplus(-2 * a);
}
