namespace RnnGen;

/// <summary>The normal distribution of mean 0 and deviation 1, to 13 digits or more, of small probabilities too.</summary>
internal static class ErrorFunction
{
    /// <summary>φ(z).</summary>
    public static double Density(double z) => Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);

    /// <summary>Φ(z).</summary>
    public static double Normal(double z)
    {
        if (double.IsNaN(z))
        {
            return z;
        }

        var tail = Tail(Math.Abs(z));
        return z < 0 ? tail : 1 - tail;
    }

    /// <summary>1 - Φ(z) of z ≥ 0.</summary>
    private static double Tail(double z)
    {
        if (z < 2.5)
        {
            // Φ(z) - 1/2 = φ(z) (z + z³ / 3 + z⁵ / (3 5) + ...), of positive terms.
            var (term, sum) = (z, z);
            for (var n = 3; term > 1e-17 * sum; n += 2)
            {
                term *= z * z / n;
                sum += term;
            }

            return 0.5 - (Density(z) * sum);
        }

        // φ(z) / (z + 1 / (z + 2 / (z + 3 / ...))), from behind: of z from 2.5 on, so many terms are enough.
        var fraction = z;
        for (var n = 200; n > 0; n--)
        {
            fraction = z + (n / fraction);
        }

        return Density(z) / fraction;
    }
}
