namespace RnnGen;

/// <summary>The negative binomial distribution of counts; without a shape, Poisson's.</summary>
/// <param name="mean">μ.</param>
/// <param name="shape">r; infinite for Poisson's distribution.</param>
internal sealed class CountDistribution(double mean, double shape) : PredictedDistribution
{
    public override double Mean => mean;

    public override double Variance => mean + (mean * mean / shape);

    /// <summary>A probability that changes nothing beside 1.</summary>
    private const double Nothing = 1e-16;

    public override double CumulativeProbability(double x) => Cumulative(x, mean, shape);

    // F is constant between whole numbers, and 0 before and 1 behind those at which something happens; x may lie between two, or beyond all.
    public override double Crps(double x)
    {
        var (first, last) = (QuantileAt(Nothing), QuantileAt(1 - Nothing));
        var sum = Math.Max(0, first - x) + Math.Max(0, x - (last + 1));
        for (var k = first; k <= last; k++)
        {
            var below = CumulativeProbability(k);
            var share = Math.Clamp(x - k, 0, 1);
            sum += (share * below * below) + ((1 - share) * (1 - below) * (1 - below));
        }

        return sum;
    }

    private protected override double QuantileAt(double level) => Quantile(level, mean, shape);

    /// <summary>The least count that is not exceeded with at least a probability.</summary>
    public static double Quantile(double level, double mean, double shape)
    {
        var (low, high) = (-1.0, Math.Ceiling(mean + 1));
        while (Cumulative(high, mean, shape) < level)
        {
            (low, high) = (high, 2 * high);
        }

        while (high - low > 1)
        {
            var middle = Math.Floor(low + ((high - low) / 2));
            (low, high) = Cumulative(middle, mean, shape) < level ? (middle, high) : (low, middle);
        }

        return high;
    }

    // P(N ≤ k) is a regularized incomplete gamma or beta function.
    private static double Cumulative(double x, double mean, double shape)
    {
        var k = Math.Floor(x);
        return k < 0 ? 0
            : double.IsPositiveInfinity(k) ? 1
            : double.IsInfinity(shape) ? GammaFunction.Upper(k + 1, mean)
            : BetaFunction.Regularized(shape, k + 1, shape / (shape + mean));
    }
}
