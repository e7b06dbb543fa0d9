namespace RnnGen;

/// <summary>Student's t, moved and scaled.</summary>
internal sealed class StudentTDistribution(double location, double scale, double freedom) : PredictedDistribution
{
    /// <summary>Of so many degrees of freedom, a normal variable of a little less is as good (M. Abramowitz, I. A. Stegun, 1964, 26.7.8): the error falls with their square.</summary>
    private const double Normal = 1e8;

    public override double Mean => location;

    public override double Variance => freedom > 2 ? scale * scale * freedom / (freedom - 2) : double.PositiveInfinity;

    public override double CumulativeProbability(double x)
    {
        var z = (x - location) / scale;
        var square = z * z;
        if (freedom > Normal && square < freedom)
        {
            return ErrorFunction.Normal(z * (1 - (1 / (4 * freedom))) / Math.Sqrt(1 + (square / (2 * freedom))));
        }

        var tail = double.IsInfinity(square) ? 0 : square == 0 ? 0.5 : 0.5 * BetaFunction.Regularized(freedom / 2, 0.5, freedom, square);
        return z > 0 ? 1 - tail : tail;
    }

    // σ (z (2 F(z) - 1) + 2 f(z) (ν + z²) / (ν - 1) - 2 √ν B(1/2, ν - 1/2) / ((ν - 1) B(1/2, ν/2)²)) (A. Jordan et al., 2019).
    public override double Crps(double x)
    {
        var (z, beta) = ((x - location) / scale, BetaFunction.Log(0.5, freedom / 2));
        var density = Math.Exp((-0.5 * (freedom + 1) * Stirling.LogOnePlus(z * z / freedom)) - beta) / Math.Sqrt(freedom);
        var spread = 2 * Math.Sqrt(freedom) / (freedom - 1) * Math.Exp(BetaFunction.Log(0.5, freedom - 0.5) - (2 * beta));
        return scale * ((z * ((2 * CumulativeProbability(x)) - 1)) + (2 * density * (freedom + (z * z)) / (freedom - 1)) - spread);
    }

    private protected override double QuantileAt(double level)
    {
        var reach = scale;
        while (CumulativeProbability(location - reach) >= level || CumulativeProbability(location + reach) < level)
        {
            reach *= 2;
        }

        return Bisect(location - reach, location + reach, level);
    }
}
