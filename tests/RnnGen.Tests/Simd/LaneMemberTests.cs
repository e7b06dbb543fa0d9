using System.Numerics;
using RnnGen.Simd;

namespace RnnGen.Tests.Simd;

/// <summary>Each member of the lanes against its definition, at every width, on all pairs of special values and on random bits.</summary>
public sealed class LaneMemberTests
{
    private static readonly (string Name, Action<LaneWidth> Check)[] Members =
    [
        Member<Add<float>, Add<double>>((a, b, _) => a + b, (a, b, _) => a + b),
        Member<Subtract<float>, Subtract<double>>((a, b, _) => a - b, (a, b, _) => a - b),
        Member<Multiply<float>, Multiply<double>>((a, b, _) => a * b, (a, b, _) => a * b),
        Member<Divide<float>, Divide<double>>((a, b, _) => a / b, (a, b, _) => a / b),
        Member<Negate<float>, Negate<double>>((a, _, _) => -a, (a, _, _) => -a),
        Member<MultiplyAdd<float>, MultiplyAdd<double>>(MathF.FusedMultiplyAdd, Math.FusedMultiplyAdd),
        Member<Sqrt<float>, Sqrt<double>>((a, _, _) => MathF.Sqrt(a), (a, _, _) => Math.Sqrt(a)),
        Member<Floor<float>, Floor<double>>((a, _, _) => a - a == 0 ? MathF.CopySign(IntegerBelow(a), a) : a, (a, _, _) => a - a == 0 ? Math.CopySign(IntegerBelow(a), a) : a),
        Member<Max<float>, Max<double>>((a, b, _) => Larger(a, b), (a, b, _) => Larger(a, b)),
        Member<Min<float>, Min<double>>((a, b, _) => -Larger(-a, -b), (a, b, _) => -Larger(-a, -b)),
        Member<Abs<float>, Abs<double>>((a, _, _) => MathF.CopySign(a, 1), (a, _, _) => Math.CopySign(a, 1)),
        Member<CopySign<float>, CopySign<double>>((a, b, _) => float.IsNegative(a) == float.IsNegative(b) ? a : -a, (a, b, _) => double.IsNegative(a) == double.IsNegative(b) ? a : -a),
        Member<WherePositive<float>, WherePositive<double>>((a, b, c) => a > 0 ? b : c, (a, b, c) => a > 0 ? b : c),
        Member<WhereLess<float>, WhereLess<double>>((a, b, c) => a < b ? c : a, (a, b, c) => a < b ? c : a),
    ];

    public static TheoryData<string, LaneWidth> MembersAndWidths
    {
        get
        {
            var data = new TheoryData<string, LaneWidth>();
            foreach ((string name, _) in Members)
            {
                foreach (LaneWidth width in Widths.All)
                {
                    data.Add(name, width);
                }
            }

            return data;
        }
    }

    public static TheoryData<LaneWidth> EveryWidth => [.. Widths.All];

    [Theory]
    [MemberData(nameof(MembersAndWidths))]
    public void Member_AtEveryWidth_IsItsDefinition(string name, LaneWidth width) => Members.Single(m => m.Name == name).Check(width);

    [Theory]
    [MemberData(nameof(EveryWidth))]
    public void SignOperations_OnNaN_ChangeOnlyTheSignBit(LaneWidth width)
    {
        float[] x = new float[16];
        x.AsSpan().Fill(BitConverter.Int32BitsToSingle(0x7FC12345));
        float[] minus = new float[16];
        minus.AsSpan().Fill(-1f);
        Assert.All(Widths.Run<Negate<float>>(width, x), v => Assert.Equal(unchecked((int)0xFFC12345), BitConverter.SingleToInt32Bits(v)));
        Assert.All(Widths.Run<CopySign<float>>(width, x, minus), v => Assert.Equal(unchecked((int)0xFFC12345), BitConverter.SingleToInt32Bits(v)));
        Assert.All(Widths.Run<Abs<float>>(width, Widths.Run<Negate<float>>(width, x)), v => Assert.Equal(0x7FC12345, BitConverter.SingleToInt32Bits(v)));
    }

    [Theory]
    [MemberData(nameof(EveryWidth))]
    public void Clamp_KeepsNaN_AndLimitsTheRest(LaneWidth width)
    {
        float[] x = Samples.AnySingles(4096, seed: 5), low = Filled(-3.5f, 4096), high = Filled(7f, 4096);
        Widths.AssertSame(Array.ConvertAll(x, v => v < -3.5f ? -3.5f : v > 7f ? 7f : v), Widths.Run<Clamp<float>>(width, x, low, high), x, "Clamp");
        double[] y = Samples.AnyDoubles(4096, seed: 5), lowest = Filled(-3.5, 4096), highest = Filled(7.0, 4096);
        Widths.AssertSame(Array.ConvertAll(y, v => v < -3.5 ? -3.5 : v > 7 ? 7 : v), Widths.Run<Clamp<double>>(width, y, lowest, highest), y, "Clamp");
    }

    [Theory]
    [MemberData(nameof(EveryWidth))]
    public void Scale_MultipliesByAPowerOfTwo_RoundedOnce(LaneWidth width)
    {
        var random = new Random(6);
        float[] x = Array.ConvertAll(new float[4096], _ => (float)(random.NextDouble() * 1.5 + 0.5) * (random.Next(2) * 2 - 1)), n = Array.ConvertAll(new float[4096], _ => (float)random.Next(-200, 201));
        (x[0], x[1], x[2], x[3]) = (0f, -0f, float.NaN, float.NegativeInfinity);
        float[] expected = [.. x.Zip(n, (v, e) => (float)Math.ScaleB((double)v, (int)e))];
        Widths.AssertSame(expected, Widths.Run<Scale<float>>(width, x, n), n, "Scale");
        double[] y = Array.ConvertAll(new double[4096], _ => random.NextDouble() * 1.5 + 0.5), m = Array.ConvertAll(new double[4096], _ => (double)random.Next(-1500, 1501));
        double[] expectedDouble = [.. y.Zip(m, ScaleByPowers)];
        Widths.AssertSame(expectedDouble, Widths.Run<Scale<double>>(width, y, m), m, "Scale");
    }

    [Theory]
    [MemberData(nameof(EveryWidth))]
    public void Exponent_LeavesAMantissaAroundOne(LaneWidth width)
    {
        float[] x = Array.ConvertAll(Samples.AnySingles(4096, seed: 7), v => float.IsNormal(v) ? Math.Abs(v) : 1f);
        (x[0], x[1], x[2], x[3]) = (0.70710677f, 0.70710683f, 1.4142135f, 1.4142137f);
        float[] e = Widths.Run<Exponent<float>>(width, x);
        float[] mantissa = Widths.Run<Scale<float>>(width, x, Array.ConvertAll(e, v => -v));
        Assert.All(mantissa, m => Assert.InRange(m, 0.7071067f, 1.4142137f));
        Widths.AssertSame(x, Widths.Run<Scale<float>>(width, mantissa, e), x, "Exponent");

        double[] y = Array.ConvertAll(Samples.AnyDoubles(4096, seed: 7), v => double.IsNormal(v) ? Math.Abs(v) : 1.0);
        double[] d = Widths.Run<Exponent<double>>(width, y);
        double[] significand = Widths.Run<Scale<double>>(width, y, Array.ConvertAll(d, v => -v));
        Assert.All(significand, m => Assert.InRange(m, 0.70710678118654746, 1.4142135623730954));
        Widths.AssertSame(y, Widths.Run<Scale<double>>(width, significand, d), y, "Exponent");
    }

    [Fact]
    public void Count_IsTheNumberOfLanesOfTheWidth()
    {
        Assert.Equal((16, 8, 4, 1), (Count<Single512, float>(), Count<Single256, float>(), Count<Single128, float>(), Count<Single1, float>()));
        Assert.Equal((8, 4, 2, 1), (Count<Double512, double>(), Count<Double256, double>(), Count<Double128, double>(), Count<Double1, double>()));

        static int Count<V, T>() where V : struct, ILanes<V, T> where T : unmanaged => V.Count;
    }

    private static (string, Action<LaneWidth>) Member<TSingle, TDouble>(Func<float, float, float, float> single, Func<double, double, double, double> @double)
        where TSingle : struct, ILaneOperation<float>
        where TDouble : struct, ILaneOperation<double>
    {
        string name = typeof(TSingle).Name.Split('`')[0];
        return (name, CheckAt);

        void CheckAt(LaneWidth width)
        {
            (float[] a, float[] b) = Samples.Pairs(Samples.SpecialSingles);
            Check(a, b, [.. b.Reverse()], (x, y, z) => Widths.Run<TSingle>(width, x, y, z), single, name);
            Check(Samples.AnySingles(8192, 8), Samples.AnySingles(8192, 9), Samples.AnySingles(8192, 10), (x, y, z) => Widths.Run<TSingle>(width, x, y, z), single, name);
            (double[] c, double[] d) = Samples.Pairs(Samples.SpecialDoubles);
            Check(c, d, [.. d.Reverse()], (x, y, z) => Widths.Run<TDouble>(width, x, y, z), @double, name);
            Check(Samples.AnyDoubles(8192, 8), Samples.AnyDoubles(8192, 9), Samples.AnyDoubles(8192, 10), (x, y, z) => Widths.Run<TDouble>(width, x, y, z), @double, name);
        }
    }

    private static void Check<T>(T[] a, T[] b, T[] c, Func<T[], T[], T[], T[]> run, Func<T, T, T, T> definition, string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] expected = new T[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            expected[i] = definition(a[i], b[i], c[i]);
        }

        Widths.AssertSame(expected, run(a, b, c), a, name);
    }

    private static T Larger<T>(T a, T b)
        where T : IFloatingPointIeee754<T> =>
        T.IsNaN(a) || T.IsNaN(b) ? T.NaN : a > b ? a : b > a ? b : T.IsNegative(a) ? b : a;

    // The remainder of 1 has the sign of x and is exact.
    private static T IntegerBelow<T>(T x)
        where T : IFloatingPointIeee754<T> =>
        x - (x % T.One) - (x % T.One < T.Zero ? T.One : T.Zero);

    private static T[] Filled<T>(T value, int length)
    {
        var values = new T[length];
        values.AsSpan().Fill(value);
        return values;
    }

    // y between 1/2 and 2 times 2^e, e = 2 halves: the first product is exact, the second rounds.
    private static double ScaleByPowers(double y, double e)
    {
        int half = (int)Math.Floor(e / 2);
        return y * Power(half) * Power((int)e - half);

        static double Power(int n) => BitConverter.Int64BitsToDouble((1023L + n) << 52);
    }
}
