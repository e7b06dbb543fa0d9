using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace RnnGen.Tests.Simd;

/// <summary>Inputs for the lane tests: special values, and numbers drawn from all bit patterns.</summary>
internal static class Samples
{
    public static readonly float[] SpecialSingles =
    [
        0f, -0f, float.NaN, -float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -float.Epsilon, 1.17549435e-38f, -1.17549421e-38f,
        float.MaxValue, float.MinValue, 1f, -1f, 0.99999994f, 1.00000012f, 0.5f, 2f, -104f, -103.9f, -87.4f, 88.7f, 88.8f, 89f, 9f, -9.02f, 9.1f, 20f, -1e-5f, 1e-20f, -1e20f, 0.70710677f,
    ];

    public static readonly double[] SpecialDoubles =
    [
        0, -0.0, double.NaN, -double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, 2.2250738585072014E-308, -2.2250738585072009E-308,
        double.MaxValue, double.MinValue, 1, -1, 0.99999999999999989, 1.0000000000000002, 0.5, 2, -745.2, -746, -708.5, 709.7, 709.8, 710, 19, -19.1, 20, 40, -1e-9, 1e-200, -1e200, 0.70710678118654757,
    ];

    /// <summary>Fewer samples where fused multiply-add is emulated, which takes some hundred times longer.</summary>
    public static int Scaled(int count) => (Fma.IsSupported || AdvSimd.IsSupported ? count : count / 20) & ~15;

    /// <summary>The special values, then numbers of uniformly drawn bits.</summary>
    public static float[] AnySingles(int count, int seed)
    {
        var random = new Random(seed);
        var values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = i < SpecialSingles.Length ? SpecialSingles[i] : BitConverter.Int32BitsToSingle((int)random.NextInt64(int.MinValue, 1L + int.MaxValue));
        }

        return values;
    }

    /// <summary>The special values, then numbers of uniformly drawn bits and, every other one, of magnitudes at which functions are not trivial.</summary>
    public static double[] AnyDoubles(int count, int seed)
    {
        var random = new Random(seed);
        var values = new double[count];
        for (int i = 0; i < count; i++)
        {
            long bits = random.NextInt64(long.MinValue, long.MaxValue);
            double moderate = Math.ScaleB(random.NextDouble() - 0.5, random.Next(-30, 12));
            values[i] = i < SpecialDoubles.Length ? SpecialDoubles[i] : (i & 1) == 0 ? BitConverter.Int64BitsToDouble(bits) : moderate;
        }

        return values;
    }

    /// <summary>All pairs of <paramref name="values"/>, padded to a multiple of 16.</summary>
    public static (T[] First, T[] Second) Pairs<T>(T[] values)
    {
        int length = (values.Length * values.Length + 15) & ~15;
        T[] first = new T[length], second = new T[length];
        for (int i = 0; i < length; i++)
        {
            first[i] = values[i / values.Length % values.Length];
            second[i] = values[i % values.Length];
        }

        return (first, second);
    }
}
