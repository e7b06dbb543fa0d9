namespace RnnGen;

/// <summary>The negative binomial distribution of counts; without a shape, Poisson's.</summary>
/// <param name="mean">μ.</param>
/// <param name="shape">r; infinite for Poisson's distribution.</param>
internal sealed class CountDistribution(double mean, double shape) : PredictedDistribution
{
    /// <summary>A probability that changes nothing beside 1.</summary>
    private const double Nothing = 1e-16;

    /// <summary>The score is summed in at most so many blocks of counts.</summary>
    private const double Blocks = 500;

    public override double Mean => mean;

    public override double Variance => mean + (mean * mean / shape);

    public override double CumulativeProbability(double x) => Cumulative(x, mean, shape);

    // F is constant between whole numbers, and 0 before and 1 behind those at which something happens; x may lie between two, or beyond all.
    public override double Crps(double x)
    {
        if (ManyCounts.Are(mean, shape))
        {
            return new ManyCounts(mean, shape).Crps(x);
        }

        var (first, last) = (QuantileAt(Nothing), QuantileAt(1 - Nothing));
        var (below, above) = (Math.Clamp(Math.Floor(x), first, last + 1), Math.Clamp(Math.Ceiling(x), first, last + 1));
        var sum = Math.Max(0, first - x) + Math.Max(0, x - (last + 1)) + SumOfSquares(first, below, isUpper: false) + SumOfSquares(above, last + 1, isUpper: true);
        if (above > below)
        {
            var (at, share) = (CumulativeProbability(below), x - below);
            sum += (share * at * at) + ((1 - share) * (1 - at) * (1 - at));
        }

        return sum;
    }

    private protected override double QuantileAt(double level) => Quantile(level, mean, shape);

    /// <summary>The least count that is not exceeded with at least a probability.</summary>
    public static double Quantile(double level, double mean, double shape)
    {
        if (ManyCounts.Are(mean, shape))
        {
            return new ManyCounts(mean, shape).Count(level);
        }

        var (low, high) = (-1.0, Math.Ceiling(mean + 1));
        while (Cumulative(high, mean, shape) < level)
        {
            (low, high) = (high, 2 * high);
        }

        // Beyond 2^53 not every count is a number.
        for (var middle = Middle(low, high); middle > low && middle < high; middle = Middle(low, high))
        {
            (low, high) = Cumulative(middle, mean, shape) < level ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static double Middle(double low, double high) => Math.Floor(low + ((high - low) / 2));

    private static double Cumulative(double x, double mean, double shape) => x < 0 ? 0 : Between(Math.Floor(x), mean, shape);

    // P(N ≤ k) is a regularized incomplete gamma or beta function, which are smooth in k.
    private static double Between(double k, double mean, double shape) => double.IsPositiveInfinity(k) ? 1
        : ManyCounts.Are(mean, shape) ? new ManyCounts(mean, shape).CumulativeProbability(k)
        : shape / (1 + mean) > 1 / Nothing ? GammaFunction.Upper(k + 1, mean)
        : BetaFunction.Regularized(shape, k + 1, shape, mean);

    /// <summary>Σ F(k)², or of (1 - F(k))², of the counts from first to before end, in blocks of which each is summed by two values: exactly, were it cubic there.</summary>
    private double SumOfSquares(double first, double end, bool isUpper)
    {
        double Square(double k)
        {
            var probability = Between(k, mean, shape);
            return isUpper ? (1 - probability) * (1 - probability) : probability * probability;
        }

        var length = Math.Ceiling((end - first) / Blocks);
        double sum = 0;
        for (var k = first; k < end; k += length)
        {
            var count = Math.Min(length, end - k);
            var (middle, reach) = (k + ((count - 1) / 2), Math.Sqrt(((count * count) - 1) / 12));
            sum += count == 1 ? Square(k) : count / 2 * (Square(middle - reach) + Square(middle + reach));
        }

        return sum;
    }
}
