namespace RnnGen;

/// <summary>
/// Powers over gamma functions, formed so that nothing large is subtracted: to 13 digits however large the arguments are. (C. Loader, Fast and Accurate Computation of Binomial Probabilities, 2000.)
/// </summary>
internal static class Stirling
{
    /// <summary>x^a e^-x / Γ(a) of a, x > 0.</summary>
    public static double GammaFront(double a, double x) => Math.Sqrt(a / (2 * Math.PI)) * Math.Exp(-Error(a) - Deviance(a, x, a - x));

    /// <summary>x^a (1 - x)^b / B(a, b) of a, b > 0 and x, given as p / (p + q).</summary>
    public static double BetaFront(double a, double b, double p, double q)
    {
        // Of n = a + b the shares x and 1 - x would be n x and n (1 - x); a has more than its share by as much as b has less.
        var (n, x, rest) = (a + b, p / (p + q), q / (p + q));
        var more = (a * rest) - (b * x);
        return Math.Sqrt(a / (2 * Math.PI) * (b / n)) * Math.Exp(Error(n) - Error(a) - Error(b) - Deviance(a, n * x, more) - Deviance(b, n * rest, -more));
    }

    /// <summary>log Γ(x) - ((x - 1/2) log x - x + log(2 π) / 2) of x > 0.</summary>
    public static double Error(double x)
    {
        double shift = 0;
        for (; x < 12; x++)
        {
            // E(x) - E(x + 1) = (x + 1/2) log(1 + 1 / x) - 1.
            shift += ((x + 0.5) * LogOnePlus(1 / x)) - 1;
        }

        var (inverse, square) = (1 / x, 1 / (x * x));
        return shift + (inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680) - (square * ((1.0 / 1188) - (square * 691 / 360360)))))))))));
    }

    /// <summary>log(1 + x), of small x too (W. Kahan): what 1 + x loses, the quotient takes back.</summary>
    public static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : double.IsInfinity(sum) ? Math.Log(sum) : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>v log(v / m) + m - v of v, m > 0 and their difference: at least 0, and small where both are close.</summary>
    private static double Deviance(double v, double m, double difference)
    {
        if (Math.Abs(difference) > 0.1 * (v + m))
        {
            return m == 0 ? double.PositiveInfinity : (v * Math.Log(v / m)) - difference;
        }

        // With u = (v - m) / (v + m), log(v / m) = 2 (u + u³ / 3 + u⁵ / 5 + ...).
        var u = difference / (v + m);
        var sum = difference * u;
        var (power, before) = (2 * v * u, double.NaN);
        for (var n = 3; sum != before; n += 2)
        {
            (power, before) = (power * u * u, sum);
            sum += power / n;
        }

        return sum;
    }
}
