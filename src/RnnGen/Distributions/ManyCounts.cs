namespace RnnGen;

/// <summary>
/// Counts whose mean is so large, or whose spread is so wide, that they are as good as a continuous value: a gamma variable of the same mean and variance, whose probabilities are those of the counts to 4 digits, and closer
/// the larger the mean is. (The skewness of the two differs by less than 1 / √μ, which moves no probability by more than a fifteenth of that.)
/// </summary>
/// <param name="mean">μ.</param>
/// <param name="shape">r; infinite for Poisson's distribution.</param>
internal readonly struct ManyCounts(double mean, double shape)
{
    /// <summary>The mean from which on counts are many.</summary>
    private const double Least = 1e6;

    /// <summary>The mean over the shape from which on nearly all counts are 0 or far from it.</summary>
    private const double Wide = 1e10;

    /// <summary>The shape from which on a gamma variable is as good as the cube of a normal one (E. B. Wilson, M. M. Hilferty, 1931).</summary>
    private const double Normal = 1e6;

    /// <summary>Mean² / variance.</summary>
    private readonly double _shape = 1 / ((1 / mean) + (1 / shape));

    public static bool Are(double mean, double shape) => mean >= Least || mean / shape >= Wide;

    /// <summary>The probability of at most k, a whole number: that of a value that is rounded to it.</summary>
    public double CumulativeProbability(double k) => Lower(_shape, Scaled(k + 0.5));

    /// <summary>The least count that is not exceeded with at least a probability.</summary>
    public double Count(double level)
    {
        var (low, high) = (0.0, mean);
        while (Lower(_shape, Scaled(high)) < level)
        {
            (low, high) = (high, 2 * high);
        }

        for (var middle = Middle(low, high); middle > low && middle < high; middle = Middle(low, high))
        {
            (low, high) = Lower(_shape, Scaled(middle)) < level ? (middle, high) : (low, middle);
        }

        return Math.Max(0, Math.Ceiling(high - 0.5));
    }

    // x (2 F(x; s) - 1) - μ (2 F(x; s + 1) - 1) - μ / (s B(1/2, s)) (M. Scheuerer, D. Möller, 2015); of a large s, where that would cancel, as of a normal variable.
    public double Crps(double x)
    {
        if (_shape >= Normal)
        {
            return new GaussianDistribution(mean, mean / Math.Sqrt(_shape)).Crps(x);
        }

        var scaled = Scaled(x);
        var spread = Math.Exp(-BetaFunction.Log(0.5, _shape)) / _shape;
        return mean * ((x / mean * ((2 * Lower(_shape, scaled)) - 1)) - ((2 * Lower(_shape + 1, scaled)) - 1) - spread);
    }

    private static double Middle(double low, double high) => low + ((high - low) / 2);

    private double Scaled(double x) => x / mean * _shape;

    /// <summary>The probability that a gamma variable of a shape and scale 1 is at most x.</summary>
    private static double Lower(double shape, double x) => double.IsPositiveInfinity(x) ? 1
        : x <= 0 ? 0
        : shape < Normal ? 1 - GammaFunction.Upper(shape, x)
        : ErrorFunction.Normal(3 * Math.Sqrt(shape) * (Math.Cbrt(x / shape) - 1 + (1 / (9 * shape))));
}
