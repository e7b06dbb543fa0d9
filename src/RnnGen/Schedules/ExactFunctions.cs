namespace RnnGen;

/// <summary>The few functions that schedules need, of additions and multiplications alone, so that their bits do not depend on the platform.</summary>
internal static class ExactFunctions
{
    private const double Pi = 3.141592653589793;

    /// <summary>value^exponent by repeated squaring.</summary>
    internal static double Power(double value, long exponent)
    {
        double result = 1;
        for (var square = value; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
            {
                result *= square;
            }

            square *= square;
        }

        return result;
    }

    /// <summary>
    /// cos(pi x) for x from 0 to 1, within 4e-16. The argument is folded to at most pi / 4, where the Taylor polynomials below leave out less
    /// than 1e-17; exact at 0, 1/2 and 1.
    /// </summary>
    internal static double CosinePi(double x) => x switch
    {
        <= 0.25 => Cosine(Pi * x),
        < 0.75 => Sine(Pi * (0.5 - x)),
        _ => -Cosine(Pi * (1 - x)),
    };

    private static double Cosine(double y)
    {
        // Sum of (-1)^k y^(2k) / (2k)!, k to 8, innermost first.
        var z = y * y;
        double sum = 1;
        for (var k = 16; k > 0; k -= 2)
        {
            sum = 1 - (z / (k * (k - 1)) * sum);
        }

        return sum;
    }

    private static double Sine(double y)
    {
        // Sum of (-1)^k y^(2k + 1) / (2k + 1)!, k to 8, innermost first.
        var z = y * y;
        double sum = 1;
        for (var k = 17; k > 1; k -= 2)
        {
            sum = 1 - (z / (k * (k - 1)) * sum);
        }

        return y * sum;
    }
}
