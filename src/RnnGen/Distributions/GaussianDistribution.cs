namespace RnnGen;

/// <summary>The normal distribution.</summary>
internal sealed class GaussianDistribution(double mean, double deviation) : PredictedDistribution
{
    /// <summary>Beyond so many deviations, probabilities are 0 or 1 in double precision.</summary>
    public const double Reach = 40;

    public override double Mean => mean;

    public override double Variance => deviation * deviation;

    public override double CumulativeProbability(double x) => ErrorFunction.Normal((x - mean) / deviation);

    // σ (z (2 Φ(z) - 1) + 2 φ(z) - 1 / √π).
    public override double Crps(double x)
    {
        var z = (x - mean) / deviation;
        return deviation * ((z * (1 - (2 * ErrorFunction.Normal(-z)))) + (2 * ErrorFunction.Density(z)) - (1 / Math.Sqrt(Math.PI)));
    }

    private protected override double QuantileAt(double level) => Bisect(mean - (Reach * deviation), mean + (Reach * deviation), level);
}
