namespace RnnGen.Tests.Simd;

/// <summary>Mantissa * 2^Exponent: a reference value in about 100 bits which neither overflows nor underflows.</summary>
internal readonly record struct ScaledReference(DoubleDouble Mantissa, int Exponent)
{
    public static ScaledReference Exp(double x) => Exp((DoubleDouble)x);

    public static ScaledReference Log(double x)
    {
        // x = m 2^e, m between 0.7 and 1.4; one Newton step y + 2 (m - e^y) / (m + e^y) doubles the digits of y = log(m).
        int e = Math.ILogB(x);
        double m = Math.ScaleB(x, -e);
        if (m > 1.4)
        {
            (m, e) = (m / 2, e + 1);
        }

        double guess = Math.Log(m);
        DoubleDouble power = DoubleDouble.ExpOfSmall(guess);
        return new(DoubleDouble.LnTwo * e + (guess + 2.0 * ((DoubleDouble)m - power) / ((DoubleDouble)m + power)), 0);
    }

    public static ScaledReference Tanh(double x)
    {
        double y = Math.Min(Math.Abs(x), 40);
        DoubleDouble result;
        if (y < 1e-8)
        {
            // x - x^3 / 3; the next term is below 2^-105 of the value.
            DoubleDouble square = (DoubleDouble)y * y;
            result = y - y * square / 3.0;
        }
        else
        {
            DoubleDouble power = Exp(2 * y).Value;
            result = (power - 1.0) / (power + 1.0);
        }

        return new(x < 0 ? -result : result, 0);
    }

    public static ScaledReference Sigmoid(double x)
    {
        ScaledReference q = Exp(-Math.Abs(x));
        DoubleDouble below = 1.0 + q.Value;
        return x > 0 ? new(1.0 / below, 0) : new(q.Mantissa / below, q.Exponent);
    }

    public static ScaledReference Softplus(double x)
    {
        // log(1 + q) = q - q^2 / 2 + q^3 / 3 where q is small
        ScaledReference q = Exp(-Math.Abs(x));
        ScaledReference log;
        if (x < -24 || x > 24)
        {
            log = new(q.Mantissa * (1.0 - q.Value * (0.5 - q.Value * ((1.0 / (DoubleDouble)3.0) - q.Value * 0.25))), q.Exponent);
        }
        else
        {
            // As for Log, but of a number of more than 53 bits.
            DoubleDouble u = 1.0 + q.Value;
            double guess = Math.Log(u.High);
            DoubleDouble power = DoubleDouble.ExpOfSmall(guess);
            log = new(guess + 2.0 * (u - power) / (u + power), 0);
        }

        return x > 0 ? new(x + log.Value, 0) : log;
    }

    // x - x^3 / 6 near 0; the next term is below 2^-105 of the value.
    public static ScaledReference Sin(double x) => new(Math.Abs(x) < 1e-8 ? new(x, -x * x * x / 6) : SinOfHalfTurns(x, shift: 0), 0);

    // (-1)^(n + 1) sin(r), where |x| = (n + 1/2) π + r
    public static ScaledReference Cos(double x) => new(-SinOfHalfTurns(Math.Abs(x), shift: 0.5), 0);

    /// <summary>The distance of <paramref name="actual"/> from the reference, in units in the last place of the rounded reference.</summary>
    public double ErrorInUlps(double actual)
    {
        double rounded = Math.ScaleB(Mantissa.High, Exponent);
        if (actual == rounded || double.IsInfinity(rounded) || double.IsInfinity(actual))
        {
            return actual == rounded ? 0 : double.PositiveInfinity;
        }

        double ulp = Math.BitIncrement(Math.Abs(rounded)) - Math.Abs(rounded);
        if (double.IsInfinity(ulp))
        {
            ulp = Math.ScaleB(1, 971);
        }

        return Math.Abs(Math.ScaleB(actual, -Exponent) - Mantissa.High - Mantissa.Low) / Math.ScaleB(ulp, -Exponent);
    }

    private DoubleDouble Value => new(Math.ScaleB(Mantissa.High, Exponent), Math.ScaleB(Mantissa.Low, Exponent));

    // (-1)^n sin(r), where x = (n + shift) π + r: π in three parts of 53 bits, of which the product of the first with n + shift is exact, as is what it leaves of x.
    private static DoubleDouble SinOfHalfTurns(double x, double shift)
    {
        double n = Math.Round((x / Math.PI) - shift);
        DoubleDouble turns = n + shift;
        DoubleDouble r = x - (turns * 3.141592653589793) - (turns * 1.224646799147353e-16) - (turns * 2.1657133478438278e-32);
        return n % 2 == 0 ? DoubleDouble.SinOfSmall(r) : -DoubleDouble.SinOfSmall(r);
    }

    private static ScaledReference Exp(DoubleDouble x)
    {
        // Beyond 2000 the result is infinite or 0 anyway.
        double high = Math.Clamp(x.High, -2000, 2000);
        int n = (int)Math.Round(high * 1.4426950408889634);
        DoubleDouble r = new DoubleDouble(high, x.Low) - DoubleDouble.LnTwo * n;
        return new(DoubleDouble.ExpOfSmall(r), n);
    }
}
