namespace RnnGen.Fuzz.Tests.Evaluation;

/// <summary>Operations that mix elements.</summary>
internal static class Vectors
{
    private const double Rounding = Approximation.Rounding;

    public static Approximation Product(Approximation m, Approximation v) => Approximation.Of(m.Rows, 1, i => Sum(
        [.. Enumerable.Range(0, m.Columns).Select(j => m.Values[(i * m.Columns) + j] * v.Values[j])],
        [.. Enumerable.Range(0, m.Columns).Select(j => (Math.Abs(m.Values[(i * m.Columns) + j]) * v.Errors[j]) + (m.Errors[(i * m.Columns) + j] * Math.Abs(v.Values[j])))]));

    public static Approximation Sum(Approximation v) => Approximation.Of(1, 1, _ => Sum(v.Values, v.Errors));

    public static Approximation Transpose(Approximation m) =>
        Approximation.Of(m.Columns, m.Rows, i => m.At((i % m.Rows * m.Columns) + (i / m.Rows)));

    public static Approximation Outer(Approximation a, Approximation b) =>
        Approximation.Of(a.Count, b.Count, i => Functions.Of("Multiply", a.At(i / b.Count), b.At(i % b.Count), null));

    public static Approximation Scale(Approximation m, Approximation v, Func<int, int> factor) =>
        Approximation.Of(m.Rows, m.Columns, i => Functions.Of("Multiply", (m.Values[i], m.Errors[i]), v.At(factor(i)), null));

    public static Approximation Slice(Approximation v, int start, int length) => Approximation.Of(length, 1, i => v.At(start + i));

    /// <summary>exp(v_i - log Σ exp(v_j)): both, and the largest v besides, err with v; the sum and two functions with their roundings.</summary>
    public static Approximation Softmax(Approximation v)
    {
        var (most, error) = (v.Values.Max(), v.Errors.Max());
        var sum = v.Values.Sum(value => Math.Exp(value - most));
        return Approximation.Of(v.Count, 1, i =>
        {
            var value = Math.Exp(v.Values[i] - most) / sum;
            return (value, value * ((2 * error) + (Rounding * (v.Count + 32 + (4 * v.Values.Max(Math.Abs))))));
        });
    }

    /// <summary>The derivatives of a row of it are at most 2 / sqrt(var + ε), which passes the errors of v and of the differences.</summary>
    public static Approximation LayerNorm(Approximation v)
    {
        var mean = v.Values.Average();
        var scale = 1 / Math.Sqrt(v.Values.Average(value => (value - mean) * (value - mean)) + 1e-5);
        var error = v.Errors.Max() + (Rounding * (v.Count + 4) * v.Values.Max(Math.Abs));
        return Approximation.Of(v.Count, 1, i =>
        {
            var value = (v.Values[i] - mean) * scale;
            return (value, (2 * Math.Sqrt(v.Count) * scale * error) + (Rounding * (v.Count + 16) * Math.Abs(value)));
        });
    }

    /// <summary>In whatever order: each term takes part in no more sums than there are terms.</summary>
    private static (double Value, double Error) Sum(double[] values, double[] errors) =>
        (values.Sum(), errors.Sum() + (Rounding * (values.Length + 1) * values.Sum(Math.Abs)));
}
