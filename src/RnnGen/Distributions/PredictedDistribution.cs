namespace RnnGen;

/// <summary>
/// A distribution of one value, as a network with the loss Gaussian, StudentT, GaussianMixture, Poisson or NegativeBinomial predicts it (see <see cref="HeadDescription.Distribution(ReadOnlySpan{double}, int)"/>). In the
/// targets' units. Immutable.
/// </summary>
public abstract class PredictedDistribution
{
    private protected PredictedDistribution()
    {
    }

    /// <summary>The mean.</summary>
    public abstract double Mean { get; }

    /// <summary>The variance; infinite where there is none.</summary>
    public abstract double Variance { get; }

    /// <summary>The standard deviation; infinite where there is none.</summary>
    public double Deviation => Math.Sqrt(Variance);

    /// <summary>The normal distribution, as <see cref="LossKind.Gaussian"/> predicts it.</summary>
    /// <param name="mean">μ, finite.</param>
    /// <param name="deviation">σ, finite and above 0.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public static PredictedDistribution Gaussian(double mean, double deviation) => new GaussianDistribution(Finite(mean, nameof(mean)), Positive(deviation, nameof(deviation)));

    /// <summary>Student's t, moved and scaled, as <see cref="LossKind.StudentT"/> predicts it.</summary>
    /// <param name="location">μ, finite.</param>
    /// <param name="scale">σ, finite and above 0.</param>
    /// <param name="freedom">ν, the degrees of freedom, finite and above 1, so that there is a mean.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public static PredictedDistribution StudentT(double location, double scale, double freedom) => new StudentTDistribution(
        Finite(location, nameof(location)), Positive(scale, nameof(scale)), freedom > 1 ? Finite(freedom, nameof(freedom)) : throw new ArgumentOutOfRangeException(nameof(freedom), freedom, "Expected more than 1 degree of freedom."));

    /// <summary>A mixture of normal distributions, as <see cref="LossKind.GaussianMixture"/> predicts it.</summary>
    /// <param name="weights">π, the shares of the components: at least 0, with a sum above 0, of which they are fractions.</param>
    /// <param name="means">μ, of each component.</param>
    /// <param name="deviations">σ, of each component.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentException">There are not as many of each, or a parameter is out of range.</exception>
    public static PredictedDistribution GaussianMixture(ReadOnlySpan<double> weights, ReadOnlySpan<double> means, ReadOnlySpan<double> deviations)
    {
        if (weights.IsEmpty || means.Length != weights.Length || deviations.Length != weights.Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected as many weights, means and deviations, at least one; given {weights.Length}, {means.Length} and {deviations.Length}."), nameof(weights));
        }

        double sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] >= 0 ? Finite(weights[i], nameof(weights)) : throw new ArgumentOutOfRangeException(nameof(weights), weights[i], "Expected weights of at least 0.");
            Finite(means[i], nameof(means));
            Positive(deviations[i], nameof(deviations));
        }

        Positive(sum, nameof(weights));
        return new MixtureDistribution(Array.ConvertAll(weights.ToArray(), weight => weight / sum), means.ToArray(), deviations.ToArray());
    }

    /// <summary>Poisson's distribution of counts, as <see cref="LossKind.Poisson"/> predicts it.</summary>
    /// <param name="rate">λ, the mean, finite and above 0.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of range.</exception>
    public static PredictedDistribution Poisson(double rate) => new CountDistribution(Positive(rate, nameof(rate)), double.PositiveInfinity);

    /// <summary>The negative binomial distribution of counts, as <see cref="LossKind.NegativeBinomial"/> predicts it.</summary>
    /// <param name="mean">μ, finite and above 0.</param>
    /// <param name="shape">r, finite and above 0; the variance is μ + μ² / r.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public static PredictedDistribution NegativeBinomial(double mean, double shape) => new CountDistribution(Positive(mean, nameof(mean)), Positive(shape, nameof(shape)));

    /// <summary>The probability of a value of at most x.</summary>
    /// <param name="x">The value.</param>
    /// <returns>The probability, 0 to 1.</returns>
    public abstract double CumulativeProbability(double x);

    /// <summary>The value that is not exceeded with a probability; of counts, the least that is not exceeded with at least this probability.</summary>
    /// <param name="level">The probability, above 0 and below 1.</param>
    /// <returns>The quantile.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of range.</exception>
    public double Quantile(double level) => level is > 0 and < 1
        ? QuantileAt(level)
        : throw new ArgumentOutOfRangeException(nameof(level), level, "A level is above 0 and below 1.");

    /// <summary>Draws a value: the quantile of a random level.</summary>
    /// <param name="random">The source of levels; a <see cref="Random"/> with a seed draws the same values each time.</param>
    /// <returns>The value.</returns>
    public double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);

        // Of 2^52 levels, none is 0 or 1.
        return QuantileAt(((random.NextInt64(1L << 52)) + 0.5) / (1L << 52));
    }

    /// <summary>
    /// The continuous ranked probability score, ∫ (F(z) - 1(z ≥ x))² dz: how far the distribution is from what was observed, in the unit of the value; 0 where it is sure and right, and |x - m| where it is sure of m.
    /// (T. Gneiting, A. E. Raftery, Strictly Proper Scoring Rules, 2007.)
    /// </summary>
    /// <param name="x">The value that was observed.</param>
    /// <returns>The score, at least 0; the smaller, the better.</returns>
    public abstract double Crps(double x);

    private protected abstract double QuantileAt(double level);

    /// <summary>The quantile of a distribution without jumps, between two values that it lies between, to the last digit.</summary>
    private protected double Bisect(double low, double high, double level)
    {
        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                return high;
            }

            (low, high) = CumulativeProbability(middle) < level ? (middle, high) : (low, middle);
        }
    }

    private static double Finite(double value, string name) => double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "Expected a finite number.");

    private static double Positive(double value, string name) => value > 0 ? Finite(value, name) : throw new ArgumentOutOfRangeException(name, value, "Expected a finite number above 0.");
}
