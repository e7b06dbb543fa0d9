namespace RnnGen.Fuzz.Tests.Evaluation;

/// <summary>A scalar, a vector or a matrix, and for each element a bound on how far double precision takes it from the exact value, to first order.</summary>
internal sealed record Approximation(int Rows, int Columns, double[] Values, double[] Errors)
{
    /// <summary>What one rounding adds, relative to the result.</summary>
    public const double Rounding = 1.0 / (1L << 53);

    public int Count => Values.Length;

    public static Approximation Scalar(double value) => new(1, 1, [value], [0]);

    public static Approximation Exact(int rows, int columns, double[] values) => new(rows, columns, values, new double[values.Length]);

    public static Approximation Zeros(int rows, int columns) => Exact(rows, columns, new double[rows * columns]);

    /// <summary>Element by element.</summary>
    public static Approximation Of(int rows, int columns, Func<int, (double Value, double Error)> element)
    {
        var (values, errors) = (new double[rows * columns], new double[rows * columns]);
        for (var i = 0; i < values.Length; i++)
        {
            (values[i], errors[i]) = element(i);
        }

        return new(rows, columns, values, errors);
    }

    /// <summary>The element that stands beside the i-th of another value: a scalar stands beside all.</summary>
    public (double Value, double Error) At(int i) => Count == 1 ? (Values[0], Errors[0]) : (Values[i], Errors[i]);
}
