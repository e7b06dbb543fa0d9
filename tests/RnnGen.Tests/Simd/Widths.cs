using System.Numerics;
using RnnGen.Simd;

namespace RnnGen.Tests.Simd;

/// <summary>Runs an operation over arrays whose length is a multiple of 16, at a width of choice.</summary>
internal static class Widths
{
    public static readonly LaneWidth[] All = [LaneWidth.Bits512, LaneWidth.Bits256, LaneWidth.Bits128, LaneWidth.Scalar];

    public static float[] Run<TOperation>(LaneWidth width, float[] a, float[]? b = null, float[]? c = null)
        where TOperation : struct, ILaneOperation<float> => width switch
        {
            LaneWidth.Bits512 => Run<TOperation, Single512, float>(a, b, c),
            LaneWidth.Bits256 => Run<TOperation, Single256, float>(a, b, c),
            LaneWidth.Bits128 => Run<TOperation, Single128, float>(a, b, c),
            _ => Run<TOperation, Single1, float>(a, b, c),
        };

    public static double[] Run<TOperation>(LaneWidth width, double[] a, double[]? b = null, double[]? c = null)
        where TOperation : struct, ILaneOperation<double> => width switch
        {
            LaneWidth.Bits512 => Run<TOperation, Double512, double>(a, b, c),
            LaneWidth.Bits256 => Run<TOperation, Double256, double>(a, b, c),
            LaneWidth.Bits128 => Run<TOperation, Double128, double>(a, b, c),
            _ => Run<TOperation, Double1, double>(a, b, c),
        };

    /// <summary>The same bits; any NaN equals any other.</summary>
    public static void AssertSame<T>(T[] expected, T[] actual, T[] input, string what)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < expected.Length; i++)
        {
            bool same = expected[i] == actual[i] ? T.IsNegative(expected[i]) == T.IsNegative(actual[i]) : T.IsNaN(expected[i]) && T.IsNaN(actual[i]);
            if (!same)
            {
                Assert.Fail($"{what} at {input[i]:R}: expected {expected[i]:R}, got {actual[i]:R}");
            }
        }
    }

    private static T[] Run<TOperation, V, T>(T[] a, T[]? b, T[]? c)
        where TOperation : struct, ILaneOperation<T>
        where V : struct, ILanes<V, T>
        where T : unmanaged
    {
        Assert.Equal(0, a.Length % 16);
        b ??= a;
        c ??= a;
        var result = new T[a.Length];
        for (nuint i = 0; i < (nuint)a.Length; i += (nuint)V.Count)
        {
            TOperation.Apply(V.Load(ref a[0], i), V.Load(ref b[0], i), V.Load(ref c[0], i)).Store(ref result[0], i);
        }

        return result;
    }
}
