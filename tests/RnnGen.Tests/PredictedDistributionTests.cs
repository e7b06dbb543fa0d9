using RnnGen.Runtime;

namespace RnnGen.Tests;

/// <summary>Predicted distributions, against tables, against each other, and against integrals of what they say themselves.</summary>
public sealed class PredictedDistributionTests
{
    /// <summary>Digits of the tables, and of functions that are right to 13 digits.</summary>
    private const double Digits = 1e-12;

    public static TheoryData<string> Names => [.. All.Keys];

    private static Dictionary<string, PredictedDistribution> All { get; } = new()
    {
        ["normal"] = PredictedDistribution.Gaussian(3, 0.5),
        ["t of 3"] = PredictedDistribution.StudentT(-1, 2, 3),
        ["t of many"] = PredictedDistribution.StudentT(-1, 2, 1e4),
        ["mixture"] = PredictedDistribution.GaussianMixture([1, 3], [-4, 5], [0.5, 2]),
        ["counts of few"] = PredictedDistribution.Poisson(0.75),
        ["counts of many"] = PredictedDistribution.Poisson(400),
        ["spread counts"] = PredictedDistribution.NegativeBinomial(12, 1.5),
        ["counts near Poisson's"] = PredictedDistribution.NegativeBinomial(12, 1e5),
    };

    /// <summary>Values of the usual tables.</summary>
    [Fact]
    public void Quantiles_AreThoseOfTables()
    {
        var normal = PredictedDistribution.Gaussian(0, 1);
        Assert.Equal(1.959963984540054, normal.Quantile(0.975), Digits);
        Assert.Equal(-3.090232306167813, normal.Quantile(0.001), Digits);
        Assert.Equal(-6.361340902404056, normal.Quantile(1e-10), 1e-10);
        Assert.Equal(0.5, normal.CumulativeProbability(0), Digits);
        Assert.Equal(2.570581835636314, PredictedDistribution.StudentT(0, 1, 5).Quantile(0.975), 1e-11);
        Assert.Equal(6.313751514675043, PredictedDistribution.StudentT(0, 1, 1 + 1e-13).Quantile(0.95), 1e-9);
        Assert.Equal([0, 1, 2, 4], new[] { 0.3, 0.6, 0.9, 0.99 }.Select(level => PredictedDistribution.Poisson(1).Quantile(level)));

        // Of 1 success the numbers of failures are geometric: P(N ≤ k) = 1 - (μ / (1 + μ))^(k + 1).
        Assert.Equal(1 - Math.Pow(0.75, 5), PredictedDistribution.NegativeBinomial(3, 1).CumulativeProbability(4.5), Digits);
    }

    /// <summary>A quantile is where its probability is reached, and no earlier.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Quantiles_InvertProbabilities(string name)
    {
        var distribution = All[name];
        foreach (var level in new[] { 1e-6, 0.01, 0.25, 0.5, 0.75, 0.99, 1 - 1e-6 })
        {
            var x = distribution.Quantile(level);
            var step = x == Math.Floor(x) && name.Contains("counts", StringComparison.Ordinal) ? 0.5 : 1e-6 * Math.Max(1, Math.Abs(x));
            Assert.True(distribution.CumulativeProbability(x) >= level - Digits, $"{level}: {distribution.CumulativeProbability(x)}");
            Assert.True(distribution.CumulativeProbability(x - step) < level, $"{level}: {distribution.CumulativeProbability(x - step)}");
        }
    }

    /// <summary>Mean and variance are integrals over the probabilities: E x = ∫ (1 - F) - ∫ F, E x² likewise.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void MeanAndVariance_AreThoseOfTheProbabilities(string name)
    {
        if (name == "t of 3")
        {
            // Its tails are too heavy to be integrated to many digits: ν / (ν - 2).
            Assert.Equal((-1, 12), (All[name].Mean, All[name].Variance));
            return;
        }

        var distribution = All[name];
        var (mean, square) = Integrals(distribution, 0, (x, below) => (x < 0 ? -below : 1 - below, 2 * Math.Abs(x) * (x < 0 ? below : 1 - below)));
        Assert.Equal(mean, distribution.Mean, 1e-4 * (1 + Math.Abs(mean)));
        Assert.Equal(square - (mean * mean), distribution.Variance, 1e-3 * (1 + distribution.Variance));
    }

    /// <summary>The score is the integral of the squared distance from what was observed.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Crps_IsTheIntegralOfTheSquaredDistance(string name)
    {
        var distribution = All[name];
        foreach (var x in new[] { distribution.Mean, distribution.Quantile(0.02), Math.Max(0, distribution.Quantile(0.9) + 0.25), distribution.Quantile(0.999) + 3 })
        {
            var (score, _) = Integrals(distribution, x, (z, below) => (z < x ? below * below : (1 - below) * (1 - below), 0));
            Assert.Equal(score, distribution.Crps(x), 1e-3 * (1 + score));
        }
    }

    /// <summary>Of 20,000 samples the mean and the share below a quantile are right within five deviations.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Samples_AreDrawnFromTheDistribution(string name)
    {
        var (distribution, random) = (All[name], new Random(3));
        double[] samples = [.. Enumerable.Range(0, 20_000).Select(_ => distribution.Sample(random))];
        Assert.Equal(distribution.Mean, samples.Average(), 5 * distribution.Deviation / Math.Sqrt(20_000));
        var quantile = distribution.Quantile(0.75);
        Assert.Equal(distribution.CumulativeProbability(quantile), samples.Count(sample => sample <= quantile) / 20_000.0, 5 * 0.5 / Math.Sqrt(20_000));
        Assert.Equal(distribution.Sample(new Random(7)), distribution.Sample(new Random(7)));
    }

    /// <summary>With one success counts are geometric, F(k) = 1 - q^(k + 1), and their score has a closed form, on either side of where counts are many.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(9e5)]
    [InlineData(2e6)]
    [InlineData(1e12)]
    public void Counts_OfAnyMean_HaveTheirScore(double mean)
    {
        var (distribution, q) = (PredictedDistribution.NegativeBinomial(mean, 1), mean / (1 + mean));

        // Σ q^(2 (k + 1)), and of one observed beyond nearly all counts, x - Σ (1 - F²) = x - 2 q / (1 - q) + q² / (1 - q²).
        var spread = q * q * (1 + mean) / (1 + q);
        Assert.Equal(1, distribution.Crps(0) / spread, 1e-5);
        var far = 50 * Math.Ceiling(mean);
        Assert.Equal(1, distribution.Crps(far) / (far - (2 * mean) + spread), 1e-5);

        // The square of 1 / μ is small beside it: log(1 + 1 / μ) of few and of many.
        var log = mean > 1e8 ? 1 / mean : Math.Log(1 + (1 / mean));
        Assert.Equal(1 - Math.Exp(-log * (Math.Ceiling(mean) + 1)), distribution.CumulativeProbability(Math.Ceiling(mean)), 1e-6);
    }

    /// <summary>Poisson's counts are as good as normal ones with a skewness of 1 / √μ, which both ways of measuring them must show.</summary>
    [Theory]
    [InlineData(999_999.0)]
    [InlineData(1_000_001.0)]
    public void ManyCounts_AreThoseOfFewer(double mean)
    {
        var distribution = PredictedDistribution.Poisson(mean);
        foreach (var z in new[] { -3.0, -1, 0, 0.5, 2 })
        {
            var k = Math.Floor(mean + (z * Math.Sqrt(mean)));
            var at = (k + 0.5 - mean) / Math.Sqrt(mean);
            var normal = PredictedDistribution.Gaussian(0, 1).CumulativeProbability(at);
            var skewness = (1 - (at * at)) * Math.Exp(-0.5 * at * at) / Math.Sqrt(2 * Math.PI) / (6 * Math.Sqrt(mean));
            Assert.Equal(normal + skewness, distribution.CumulativeProbability(k), mean < 1e6 ? 1e-6 : 1 / (15 * Math.Sqrt(mean)));
        }

        Assert.Equal(1, distribution.Crps(mean + 500) / PredictedDistribution.Gaussian(mean, Math.Sqrt(mean)).Crps(mean + 500), 2 / Math.Sqrt(mean));
    }

    /// <summary>A network that has gone astray predicts anything; what is asked of it still ends, and has no holes.</summary>
    [Theory]
    [InlineData(1e300, double.PositiveInfinity)]
    [InlineData(1e300, 1e-3)]
    [InlineData(1e300, 1e300)]
    [InlineData(1e18, 1e-10)]
    [InlineData(999_999, 1e-10)]
    [InlineData(999_999, 0.1)]
    [InlineData(5, 1e300)]
    [InlineData(1e-300, 1e-300)]
    [InlineData(1e-300, double.PositiveInfinity)]
    public void Counts_OfAnyParameters_AreMeasured(double mean, double shape)
    {
        var distribution = double.IsInfinity(shape) ? PredictedDistribution.Poisson(mean) : PredictedDistribution.NegativeBinomial(mean, shape);
        Assert.InRange(distribution.CumulativeProbability(mean), 0, 1);
        Assert.InRange(distribution.Quantile(0.5), 0, 2 * Math.Max(1, mean));
        Assert.True(distribution.Quantile(0.01) <= distribution.Quantile(0.99));
        Assert.InRange(distribution.Crps(mean), 0, Math.Max(1, mean));
        Assert.True(distribution.Sample(new Random(1)) >= 0);
    }

    [Fact]
    public void StudentT_OfAnyFreedom_IsMeasured()
    {
        foreach (var freedom in new[] { 1.000001, 1e8, 1e16, 1e300 })
        {
            var distribution = PredictedDistribution.StudentT(0, 1, freedom);
            Assert.Equal((0, 1), (distribution.CumulativeProbability(double.NegativeInfinity), distribution.CumulativeProbability(double.PositiveInfinity)));
            Assert.True(double.IsFinite(distribution.Crps(0.5)));
        }

        Assert.Equal(1.959963984540054, PredictedDistribution.StudentT(0, 1, 1e16).Quantile(0.975), 1e-12);
        Assert.Equal(PredictedDistribution.Gaussian(0, 1).Crps(0.5), PredictedDistribution.StudentT(0, 1, 1e16).Crps(0.5), 1e-12);
    }

    /// <summary>The outputs of a head are read as they stand: all means, then all deviations.</summary>
    [Fact]
    public void Head_GivesTheDistributionOfAFeature()
    {
        var gaussian = new HeadDescription("y", LossKind.Gaussian, 1, 0, 4, 2).Distribution([1.0, 2, 3, 4], feature: 1);
        Assert.Equal((2, 4), (gaussian.Mean, gaussian.Deviation));
        var mixture = new HeadDescription("y", LossKind.GaussianMixture, 1, 0, 10, 2).Distribution([0.25, 0.75, 1.0, 2, 3, 4, 1, 1, 1, 1], feature: 1);
        Assert.Equal((0.25 * 2) + (0.75 * 4), mixture.Mean, Digits);
        Assert.Equal(4, new HeadDescription("y", LossKind.Poisson, 1, 0, 1, 1).Distribution([4f]).Variance);
        Assert.Equal(4 + (16 / 2.0), new HeadDescription("y", LossKind.NegativeBinomial, 1, 0, 2, 1).Distribution([4.0, 2]).Variance, Digits);
        Assert.Equal(9 * 4 / 2.0, new HeadDescription("y", LossKind.StudentT, 1, 0, 3, 1).Distribution([1.0, 3, 4]).Variance, Digits);
    }

    /// <summary>A number that is wrong is named.</summary>
    [Fact]
    public void WrongNumbers_AreNamed()
    {
        var head = new HeadDescription("y", LossKind.Gaussian, 1, 0, 4, 2);
        Assert.Contains("expected the 4 values of 'y'", Assert.Throws<ArgumentException>(() => head.Distribution([1.0, 2])).Message, StringComparison.Ordinal);
        Assert.Contains("Expected 0 to 1", Assert.Throws<ArgumentOutOfRangeException>(() => head.Distribution([1.0, 2, 3, 4], feature: 2)).Message, StringComparison.Ordinal);
        Assert.Contains("predicts no distribution", Assert.Throws<InvalidOperationException>(() => (head with { Loss = LossKind.Huber }).Distribution([1.0, 2, 3, 4])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => head.Distribution([double.NaN, 2, 3, 4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => All["normal"].Quantile(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PredictedDistribution.StudentT(0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PredictedDistribution.Gaussian(0, 0));
        Assert.Throws<ArgumentException>(() => PredictedDistribution.GaussianMixture([1], [1, 2], [1]));
    }

    /// <summary>Sums of what a distribution says, from where nothing lies below to where nothing lies above, cell by cell between whole numbers, at which counts jump, and a point at which the function does.</summary>
    private static (double First, double Second) Integrals(PredictedDistribution distribution, double jump, Func<double, double, (double, double)> of)
    {
        var (low, high) = (Math.Floor(Math.Min(0, distribution.Quantile(1e-9))), Math.Ceiling(distribution.Quantile(1 - 1e-9)) + 8);
        var points = high - low > 200 ? 8 : 64;
        var (first, second) = (0.0, 0.0);
        for (var cell = low; cell < high; cell++)
        {
            double[] edges = jump > cell && jump < cell + 1 ? [cell, jump, cell + 1] : [cell, cell + 1];
            for (var i = 0; i < (edges.Length - 1) * points; i++)
            {
                var (begin, end) = (edges[i / points], edges[(i / points) + 1]);
                var (x, width) = (begin + ((end - begin) * ((i % points) + 0.5) / points), (end - begin) / points);
                var (a, b) = of(x, distribution.CumulativeProbability(x));
                (first, second) = (first + (a * width), second + (b * width));
            }
        }

        return (first, second);
    }
}
