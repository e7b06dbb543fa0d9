using RnnGen.Simd;

namespace RnnGen;

/// <summary>The few functions that schedules and optimizers need, of the library's own arithmetic alone, so that their bits do not depend on the platform.</summary>
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
    /// value^exponent for a value above 0, as exp(exponent log value): within 4 ulp and |exponent log value| times as much as the logarithm's 4 ulp. Exactly 1
    /// for an exponent of 0.
    /// </summary>
    internal static double Power(double value, double exponent) => Exp(exponent * Log(value));

    /// <summary>The natural logarithm, within 4 ulp.</summary>
    internal static double Log(double value)
    {
        var result = 0.0;
        DoubleMath.Log(Double1.Broadcast(value)).Store(ref result, 0);
        return result;
    }

    /// <summary>The exponential function, within 4 ulp.</summary>
    internal static double Exp(double value)
    {
        var result = 0.0;
        DoubleMath.Exp(Double1.Broadcast(value)).Store(ref result, 0);
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
