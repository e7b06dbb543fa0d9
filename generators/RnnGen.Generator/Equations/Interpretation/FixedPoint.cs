using System;
using System.Numerics;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Numbers with 256 binary digits behind the point.</summary>
internal static class FixedPoint
{
    private const int Digits = 256;
    private const int MantissaDigits = 52;

    public static BigInteger One { get; } = BigInteger.One << Digits;

    public static BigInteger Of(double value)
    {
        var (mantissa, exponent) = Split(Math.Abs(value));
        var magnitude = value == 0 ? BigInteger.Zero : exponent >= 0 ? mantissa << exponent : mantissa >> -exponent;
        return value < 0 ? -magnitude : magnitude;
    }

    /// <summary>A positive number as one from 1 to 2 and a power of 2.</summary>
    public static (BigInteger Mantissa, int Exponent) Split(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var fraction = bits & ((1L << MantissaDigits) - 1);
        var exponent = (int)(bits >> MantissaDigits) & 0x7FF;
        if (exponent > 0)
        {
            return (One + ((BigInteger)fraction << (Digits - MantissaDigits)), exponent - 1023);
        }

        // A number too small for a leading 1.
        var length = Length(fraction);
        return ((BigInteger)fraction << (Digits - length + 1), length - 1 - 1074);
    }

    public static BigInteger Multiply(BigInteger a, BigInteger b) => (a * b) >> Digits;

    public static BigInteger Divide(BigInteger a, BigInteger b) => (a << Digits) / b;

    /// <summary>first (1 + x/d(1) (1 + x/d(2) (...))).</summary>
    public static BigInteger Series(BigInteger first, BigInteger x, Func<int, int> divisor)
    {
        var sum = first;
        var term = first;
        for (var n = 1; !term.IsZero && term != BigInteger.MinusOne; n++)
        {
            term = Multiply(term, x) / divisor(n);
            sum += term;
        }

        return sum;
    }

    /// <summary>The logarithm of a number from 1 to 2: 2 artanh((m - 1) / (m + 1)).</summary>
    public static BigInteger LogOfMantissa(BigInteger mantissa)
    {
        var z = Divide(mantissa - One, mantissa + One);
        var square = Multiply(z, z);
        var sum = BigInteger.Zero;
        for (var (power, n) = (z, 1); !power.IsZero; (power, n) = (Multiply(power, square), n + 2))
        {
            sum += power / n;
        }

        return 2 * sum;
    }

    /// <summary>The arc tangent of 1/n.</summary>
    public static BigInteger ArcTangentOfInverse(int n)
    {
        var sum = BigInteger.Zero;
        var power = One / n;
        for (var k = 1; !power.IsZero; k += 2)
        {
            sum += k % 4 == 1 ? power / k : -(power / k);
            power /= n * n;
        }

        return sum;
    }

    /// <summary>The nearest double to a number times a power of 2.</summary>
    public static double ToDouble(BigInteger value, int shift = 0)
    {
        var magnitude = BigInteger.Abs(value);
        var excess = Length(magnitude) - (MantissaDigits + 1);
        if (excess > 0)
        {
            var (kept, rest, half) = (magnitude >> excess, magnitude & ((BigInteger.One << excess) - 1), BigInteger.One << (excess - 1));
            magnitude = rest > half || (rest == half && !kept.IsEven) ? kept + 1 : kept;
        }

        // In two factors: neither is too large or too small for a double.
        var exponent = Math.Max(excess, 0) + shift - Digits;
        var result = (double)(long)magnitude * Power(exponent / 2) * Power(exponent - (exponent / 2));
        return value.Sign < 0 ? -result : result;
    }

    private static double Power(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << MantissaDigits);

    private static int Length(BigInteger value)
    {
        var length = 0;
        for (var rest = value; !rest.IsZero; rest >>= 1)
        {
            length++;
        }

        return length;
    }
}
