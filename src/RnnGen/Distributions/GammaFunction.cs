namespace RnnGen;

/// <summary>The logarithm of the gamma function, and its incomplete form.</summary>
internal static class GammaFunction
{
    private const double Rounding = 1e-17;

    /// <summary>log Γ(x) of x > 0.</summary>
    public static double Log(double x) => ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + Stirling.Error(x);

    /// <summary>Q(a, x) = Γ(a, x) / Γ(a) of a > 0 and x ≥ 0, the probability that a Poisson variable of mean x is below a, for whole a. It takes about √a steps.</summary>
    public static double Upper(double a, double x)
    {
        if (x <= 0)
        {
            return 1;
        }

        var front = Stirling.GammaFront(a, x);
        return front == 0 ? (x < a ? 1 : 0) : x < a + 1 ? 1 - (front * Series(a, x)) : front * Fraction(a, x);
    }

    // P(a, x) = x^a e^-x / Γ(a) Σ_n x^n / (a (a + 1) ... (a + n)).
    private static double Series(double a, double x)
    {
        var (term, sum) = (1 / a, 1 / a);
        for (var n = a + 1; term > Rounding * sum; n++)
        {
            term *= x / n;
            sum += term;
        }

        return sum;
    }

    // Q(a, x) = x^a e^-x / Γ(a) of the continued fraction 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - 2 (2 - a) / ...)), by Lentz's method.
    private static double Fraction(double a, double x)
    {
        var b = x + 1 - a;
        var (c, d) = (1e300, 1 / b);
        var result = d;
        for (var n = 1; n < 100_000; n++)
        {
            var an = -n * (n - a);
            b += 2;
            (d, c) = (1 / NotZero((an * d) + b), NotZero(b + (an / c)));
            var factor = c * d;
            result *= factor;
            if (Math.Abs(factor - 1) < 3e-16)
            {
                break;
            }
        }

        return result;
    }

    private static double NotZero(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;
}
