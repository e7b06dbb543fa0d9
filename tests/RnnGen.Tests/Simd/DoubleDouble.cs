namespace RnnGen.Tests.Simd;

/// <summary>An unevaluated sum of two doubles, about 106 bits: the reference for double precision (Dekker 1971, Knuth's two-sum).</summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static readonly DoubleDouble LnTwo = new(0.6931471805599453, 2.3190468138462996e-17);

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        double sum = a.High + b.High;
        double part = sum - a.High;
        double error = (a.High - (sum - part)) + (b.High - part);
        return Normalize(sum, error + a.Low + b.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        double product = a.High * b.High;
        double error = Math.FusedMultiplyAdd(a.High, b.High, -product);
        return Normalize(product, error + (a.High * b.Low + a.Low * b.High));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double first = a.High / b.High;
        DoubleDouble rest = a - b * first;
        double second = rest.High / b.High;
        rest -= b * second;
        return Normalize(first, second) + rest.High / b.High;
    }

    /// <summary>e^x for |x| up to ln(2), by Taylor's series of e^(x / 16), raised to the 16th power.</summary>
    public static DoubleDouble ExpOfSmall(DoubleDouble x)
    {
        DoubleDouble y = x * (1.0 / 16), term = 1.0, sum = 1.0;
        for (int k = 1; k <= 18; k++)
        {
            term = term * y / k;
            sum += term;
        }

        sum *= sum;
        sum *= sum;
        sum *= sum;
        return sum * sum;
    }

    /// <summary>sin(x) for |x| up to π / 2, by Taylor's series of sin(x / 9), tripled twice: sin(3 y) = 3 sin(y) - 4 sin³(y).</summary>
    public static DoubleDouble SinOfSmall(DoubleDouble x)
    {
        DoubleDouble y = x / 9.0, square = y * y, term = y, sum = y;
        for (int k = 1; k <= 10; k++)
        {
            term = -(term * square) / (2.0 * k * ((2 * k) + 1));
            sum += term;
        }

        sum = Tripled(sum);
        return Tripled(sum);

        static DoubleDouble Tripled(DoubleDouble sine) => sine * (3.0 - (4.0 * (sine * sine)));
    }

    private static DoubleDouble Normalize(double high, double low)
    {
        double sum = high + low;
        return new(sum, low - (sum - high));
    }
}
