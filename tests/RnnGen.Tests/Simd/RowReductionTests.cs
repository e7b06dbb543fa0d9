using RnnGen.Simd;

namespace RnnGen.Tests.Simd;

public sealed class RowReductionTests
{
    private static readonly int[] Lengths = [.. Enumerable.Range(0, 70), 127, .. Enumerable.Range(128, 17), 1000, 4099];

    [Fact]
    public void SingleReductions_AtEveryWidth_FollowTheCanonicalOrder()
    {
        foreach (int length in Lengths)
        {
            var random = new Random(length);
            float[] a = Array.ConvertAll(new float[length], _ => (float)(random.NextDouble() * 40 - 20));
            float[] b = Array.ConvertAll(new float[length], _ => (float)(random.NextDouble() - 0.5));
            float sum = Canonical(length, 0f, (p, i) => p + a[i], (x, y) => x + y);
            float dot = Canonical(length, 0f, (p, i) => MathF.FusedMultiplyAdd(a[i], b[i], p), (x, y) => x + y);
            float squares = Canonical(length, 0f, (p, i) => MathF.FusedMultiplyAdd(a[i], a[i], p), (x, y) => x + y);
            float max = length == 0 ? float.NegativeInfinity : a.Max();
            AssertAll<Single512>();
            AssertAll<Single256>();
            AssertAll<Single128>();
            AssertAll<Single1>();
            Assert.Equal((sum, dot, squares, max), (SpanMath.Sum(a), SpanMath.Dot(a, b), SpanMath.SumOfSquares(a), SpanMath.Max(a)));

            void AssertAll<V>() where V : struct, ILanes<V, float>
            {
                float[] x = [.. a, float.NaN], y = [.. b, float.NaN];
                nuint count = (nuint)length;
                Assert.Equal(
                    (sum, dot, squares, max),
                    (SingleMath.Sum<V>(in x[0], count), SingleMath.Dot<V>(in x[0], in y[0], count), SingleMath.SumOfSquares<V>(in x[0], count), SingleMath.Max<V>(in x[0], count)));
                Assert.Equal(SpanMath.LogSumExp(a), SingleMath.LogSumExp<V>(in x[0], count));
            }
        }
    }

    [Fact]
    public void DoubleReductions_AtEveryWidth_FollowTheCanonicalOrder()
    {
        foreach (int length in Lengths)
        {
            var random = new Random(length);
            double[] a = Array.ConvertAll(new double[length], _ => random.NextDouble() * 40 - 20);
            double[] b = Array.ConvertAll(new double[length], _ => random.NextDouble() - 0.5);
            double sum = Canonical(length, 0.0, (p, i) => p + a[i], (x, y) => x + y);
            double dot = Canonical(length, 0.0, (p, i) => Math.FusedMultiplyAdd(a[i], b[i], p), (x, y) => x + y);
            double squares = Canonical(length, 0.0, (p, i) => Math.FusedMultiplyAdd(a[i], a[i], p), (x, y) => x + y);
            double max = length == 0 ? double.NegativeInfinity : a.Max();
            AssertAll<Double512>();
            AssertAll<Double256>();
            AssertAll<Double128>();
            AssertAll<Double1>();
            Assert.Equal((sum, dot, squares, max), (SpanMath.Sum(a), SpanMath.Dot(a, b), SpanMath.SumOfSquares(a), SpanMath.Max(a)));

            void AssertAll<V>() where V : struct, ILanes<V, double>
            {
                double[] x = [.. a, double.NaN], y = [.. b, double.NaN];
                nuint count = (nuint)length;
                Assert.Equal(
                    (sum, dot, squares, max),
                    (DoubleMath.Sum<V>(in x[0], count), DoubleMath.Dot<V>(in x[0], in y[0], count), DoubleMath.SumOfSquares<V>(in x[0], count), DoubleMath.Max<V>(in x[0], count)));
                Assert.Equal(SpanMath.LogSumExp(a), DoubleMath.LogSumExp<V>(in x[0], count));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1000)]
    public void LogSumExp_OfAnyOffset_NeitherOverflowsNorLosesAccuracy(int length)
    {
        var random = new Random(length);
        foreach (double offset in new[] { 0, -5000.0, 5000.0 })
        {
            double[] x = Array.ConvertAll(new double[length], _ => offset + random.NextDouble() * 10);
            double max = x.Max(), expected = max + Math.Log(x.Sum(v => Math.Exp(v - max)));

            // Rounding of the shifted exponents (at most 10) and of the result.
            double tolerance = Math.ScaleB(1, -53) * (8 * 10 + 2 * Math.Abs(expected));
            Assert.InRange(SpanMath.LogSumExp(x), expected - tolerance, expected + tolerance);
        }
    }

    [Fact]
    public void LogSumExp_OfExtremes_IsTheirLimit()
    {
        Assert.Equal(double.NegativeInfinity, SpanMath.LogSumExp(ReadOnlySpan<double>.Empty));
        Assert.Equal(float.NegativeInfinity, SpanMath.LogSumExp([float.NegativeInfinity, float.NegativeInfinity]));
        Assert.Equal(float.PositiveInfinity, SpanMath.LogSumExp([0f, float.PositiveInfinity]));
        Assert.Equal(float.NaN, SpanMath.LogSumExp([0f, float.NaN, float.PositiveInfinity]));
        Assert.Equal(3.5f, SpanMath.LogSumExp([float.NegativeInfinity, 3.5f]));
    }

    [Fact]
    public void Dot_OfDifferentLengths_NamesBoth()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => SpanMath.Dot([1f, 2f], [1f]));
        Assert.Contains("a has 2 elements, b has 1", error.Message, StringComparison.Ordinal);
    }

    // Element i belongs to partial i mod 16; the tree joins i with i + 8, + 4, + 2, + 1.
    private static T Canonical<T>(int length, T start, Func<T, int, T> accumulate, Func<T, T, T> join)
    {
        var partials = new T[16];
        partials.AsSpan().Fill(start);
        for (int i = 0; i < length; i++)
        {
            partials[i % 16] = accumulate(partials[i % 16], i);
        }

        for (int half = 8; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                partials[i] = join(partials[i], partials[i + half]);
            }
        }

        return partials[0];
    }
}
