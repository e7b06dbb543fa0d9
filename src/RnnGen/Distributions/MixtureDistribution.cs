namespace RnnGen;

/// <summary>A mixture of normal distributions.</summary>
internal sealed class MixtureDistribution(double[] weights, double[] means, double[] deviations) : PredictedDistribution
{
    public override double Mean => Sum(i => means[i]);

    public override double Variance
    {
        get
        {
            var mean = Mean;
            return Sum(i => (deviations[i] * deviations[i]) + ((means[i] - mean) * (means[i] - mean)));
        }
    }

    public override double CumulativeProbability(double x) => Sum(i => ErrorFunction.Normal((x - means[i]) / deviations[i]));

    // Σ_i π_i A(x - μ_i, σ_i) - ½ Σ_i Σ_j π_i π_j A(μ_i - μ_j, √(σ_i² + σ_j²)), A(d, s) = E |d + s n| of a normal n (E. P. Grimit et al., 2006).
    public override double Crps(double x) =>
        Sum(i => Distance(x - means[i], deviations[i])) - (0.5 * Sum(i => Sum(j => Distance(means[i] - means[j], double.Hypot(deviations[i], deviations[j])))));

    private protected override double QuantileAt(double level)
    {
        var all = Enumerable.Range(0, weights.Length);
        return Bisect(all.Min(i => means[i] - (GaussianDistribution.Reach * deviations[i])), all.Max(i => means[i] + (GaussianDistribution.Reach * deviations[i])), level);
    }

    private static double Distance(double d, double s) => (2 * s * ErrorFunction.Density(d / s)) + (d * (1 - (2 * ErrorFunction.Normal(-d / s))));

    private double Sum(Func<int, double> term)
    {
        double sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * term(i);
        }

        return sum;
    }
}
