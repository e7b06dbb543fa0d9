using System;
using System.Numerics;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>
/// Transcendental functions of constants, in fixed point and rounded once. Those of the platform differ in the last place from machine to machine, and with them the
/// emitted constants would. Null is what has no finite value here.
/// </summary>
internal static class ExactMath
{
    private static readonly BigInteger Ln2 = FixedPoint.LogOfMantissa(2 * FixedPoint.One);

    // Machin (1706): pi/4 = 4 atan(1/5) - atan(1/239).
    private static readonly BigInteger Pi = 4 * ((4 * FixedPoint.ArcTangentOfInverse(5)) - FixedPoint.ArcTangentOfInverse(239));

    public static double? Exp(double x) => Math.Abs(x) <= 700 ? Exp(FixedPoint.Of(x)) : null;

    public static double? Log(double x) => IsPositive(x) ? FixedPoint.ToDouble(FixedLog(x)) : null;

    public static double? Log2(double x) => IsPositive(x) ? FixedPoint.ToDouble(FixedPoint.Divide(FixedLog(x), Ln2)) : null;

    public static double? Log10(double x) => IsPositive(x) ? FixedPoint.ToDouble(FixedPoint.Divide(FixedLog(x), FixedLog(10))) : null;

    public static double? Pow(double x, double y)
    {
        if (x < 0)
        {
            return y == Math.Floor(y) && Pow(-x, y) is { } power ? (Math.Floor(y / 2) * 2 == y ? power : -power) : null;
        }

        if (x == 0 || y == 0)
        {
            return y == 0 ? 1 : y > 0 ? 0 : null;
        }

        var exponent = IsPositive(x) && Math.Abs(y) <= 1e6 ? FixedPoint.Multiply(FixedLog(x), FixedPoint.Of(y)) : 701 * FixedPoint.One;
        return BigInteger.Abs(exponent) <= 700 * FixedPoint.One ? Exp(exponent) : null;
    }

    // Below, x - x³/6 rounds to x.
    public static double? Sin(double x) => Math.Abs(x) < 1e-10 ? x : Math.Abs(x) <= 1e6 ? FixedPoint.ToDouble(FixedSine(FixedPoint.Of(x))) : null;

    public static double? Cos(double x) => Math.Abs(x) <= 1e6 ? FixedPoint.ToDouble(FixedSine(FixedPoint.Of(x) + (Pi / 2))) : null;

    // Below, x - x³/3 rounds to x; above, 1 - 2e^(-2x) to 1.
    public static double? Tanh(double x)
    {
        if (!(Math.Abs(x) >= 1e-10 && Math.Abs(x) <= 20))
        {
            return double.IsNaN(x) ? null : Math.Abs(x) < 1 ? x : Math.Sign(x);
        }

        var (power, shift) = FixedExp(2 * FixedPoint.Of(x));
        power = shift >= 0 ? power << shift : power >> -shift;
        return FixedPoint.ToDouble(FixedPoint.Divide(power - FixedPoint.One, power + FixedPoint.One));
    }

    private static bool IsPositive(double x) => x > 0 && x <= double.MaxValue;

    private static double Exp(BigInteger x)
    {
        var (power, shift) = FixedExp(x);
        return FixedPoint.ToDouble(power, shift);
    }

    /// <summary>e to the power of x, as a number and how often it is to be doubled.</summary>
    private static (BigInteger Power, int Shift) FixedExp(BigInteger x)
    {
        var shift = (int)BigInteger.Divide(x, Ln2);
        return (FixedPoint.Series(FixedPoint.One, x - (shift * Ln2), n => n), shift);
    }

    private static BigInteger FixedLog(double x)
    {
        var (mantissa, exponent) = FixedPoint.Split(x);
        return FixedPoint.LogOfMantissa(mantissa) + (exponent * Ln2);
    }

    private static BigInteger FixedSine(BigInteger x)
    {
        var angle = BigInteger.Remainder(x, 2 * Pi);
        return FixedPoint.Series(angle, -FixedPoint.Multiply(angle, angle), n => 2 * n * ((2 * n) + 1));
    }
}
