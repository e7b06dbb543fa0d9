namespace RnnGen.Fuzz.Tests.Language;

/// <summary>Where all elements of a value are, whatever the inputs.</summary>
internal readonly record struct Interval(double Low, double High)
{
    public static Interval Unit { get; } = new(-1, 1);

    /// <summary>What states stay in.</summary>
    public static Interval State { get; } = new(-2, 2);

    public double Magnitude => Math.Max(Math.Abs(Low), Math.Abs(High));

    public bool IsWithin(Interval other) => Low >= other.Low && High <= other.High;

    public static Interval Of(double value) => new(value, value);

    public static Interval Around(double magnitude) => new(-magnitude, magnitude);

    public static Interval operator +(Interval a, Interval b) => new(a.Low + b.Low, a.High + b.High);

    public static Interval operator -(Interval a) => new(-a.High, -a.Low);

    public static Interval operator -(Interval a, Interval b) => a + -b;

    public static Interval operator *(Interval a, Interval b) => Hull(a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High);

    /// <summary>The quotient; b does not contain 0.</summary>
    public static Interval operator /(Interval a, Interval b) => Hull(a.Low / b.Low, a.Low / b.High, a.High / b.Low, a.High / b.High);

    public static Interval Union(Interval a, Interval b) => new(Math.Min(a.Low, b.Low), Math.Max(a.High, b.High));

    /// <summary>Of a function that nowhere falls.</summary>
    public Interval Map(Func<double, double> f) => new(f(Low), f(High));

    private static Interval Hull(params double[] values) => new(values.Min(), values.Max());
}
