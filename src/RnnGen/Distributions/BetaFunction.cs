namespace RnnGen;

/// <summary>The logarithm of the beta function, and its regularized incomplete form.</summary>
internal static class BetaFunction
{
    /// <summary>log B(a, b) of a, b > 0: exact where one is small and the other as large as it may be.</summary>
    public static double Log(double a, double b)
    {
        (a, b) = (Math.Min(a, b), Math.Max(a, b));

        // log Γ(b) - log Γ(a + b), formed of what does not cancel.
        return GammaFunction.Log(a) + a - (a * Math.Log(a + b)) - ((b - 0.5) * Stirling.LogOnePlus(a / b)) + Stirling.Error(b) - Stirling.Error(a + b);
    }

    /// <summary>I_x(a, b) of a, b > 0 and x, given as p / (p + q) with p, q > 0, so that neither x nor 1 - x is rounded to 1. It takes about the square root of the larger of a and b steps.</summary>
    public static double Regularized(double a, double b, double p, double q)
    {
        var (front, x) = (Stirling.BetaFront(a, b, p, q), p / (p + q));
        var isLow = p * (b + 1) < q * (a + 1);
        if (front == 0)
        {
            return isLow ? 0 : 1;
        }

        // The fraction converges fast on one side of the mean; the other side is what is left of 1.
        return isLow ? front * Fraction(a, b, x) / a : 1 - (front * Fraction(b, a, q / (p + q)) / b);
    }

    // The continued fraction of the incomplete beta function, by Lentz's method.
    private static double Fraction(double a, double b, double x)
    {
        var (c, d) = (1.0, 1 / NotZero(1 - ((a + b) * x / (a + 1))));
        var result = d;
        for (var m = 1; m < 100_000; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            (d, c) = (1 / NotZero(1 + (even * d)), NotZero(1 + (even / c)));
            result *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            (d, c) = (1 / NotZero(1 + (odd * d)), NotZero(1 + (odd / c)));
            result *= d * c;
            if (Math.Abs((d * c) - 1) < 3e-16)
            {
                break;
            }
        }

        return result;
    }

    private static double NotZero(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;
}
