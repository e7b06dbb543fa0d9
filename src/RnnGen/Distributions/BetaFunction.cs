namespace RnnGen;

/// <summary>The logarithm of the beta function, and its regularized incomplete form.</summary>
internal static class BetaFunction
{
    /// <summary>log B(a, b).</summary>
    public static double Log(double a, double b) => GammaFunction.Log(a) + GammaFunction.Log(b) - GammaFunction.Log(a + b);

    /// <summary>I_x(a, b) of a, b > 0 and x from 0 to 1.</summary>
    public static double Regularized(double a, double b, double x)
    {
        if (x <= 0 || x >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        // The fraction converges fast on one side of the mean; the other side is what is left of 1.
        var front = Math.Exp((a * Math.Log(x)) + (b * double.LogP1(-x)) - Log(a, b));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(a, b, x) / a : 1 - (front * Fraction(b, a, 1 - x) / b);
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
