using System.ComponentModel;
using System.Runtime.InteropServices;

namespace RnnGen.Simd;

/// <summary>Reductions over spans at <see cref="LaneWidths.Best"/> width. The result is the same to the bit at every width; empty spans are allowed.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpanMath
{
    /// <summary>The sum.</summary>
    /// <param name="values">The numbers; may be none.</param>
    /// <returns>The sum; 0 if there are no numbers.</returns>
    public static float Sum(ReadOnlySpan<float> values)
    {
        ref readonly float first = ref MemoryMarshal.GetReference(values);
        nuint count = (nuint)values.Length;
        return LaneWidths.Best switch
        {
            LaneWidth.Bits512 => SingleMath.Sum<Single512>(in first, count),
            LaneWidth.Bits256 => SingleMath.Sum<Single256>(in first, count),
            LaneWidth.Bits128 => SingleMath.Sum<Single128>(in first, count),
            _ => SingleMath.Sum<Single1>(in first, count),
        };
    }

    /// <summary>The sum of squares.</summary>
    /// <param name="values">The numbers; may be none.</param>
    /// <returns>The sum; 0 if there are no numbers.</returns>
    public static float SumOfSquares(ReadOnlySpan<float> values)
    {
        ref readonly float first = ref MemoryMarshal.GetReference(values);
        nuint count = (nuint)values.Length;
        return LaneWidths.Best switch
        {
            LaneWidth.Bits512 => SingleMath.SumOfSquares<Single512>(in first, count),
            LaneWidth.Bits256 => SingleMath.SumOfSquares<Single256>(in first, count),
            LaneWidth.Bits128 => SingleMath.SumOfSquares<Single128>(in first, count),
            _ => SingleMath.SumOfSquares<Single1>(in first, count),
        };
    }

    /// <summary>The largest value; NaN if one is NaN, -infinity if there are none.</summary>
    /// <param name="values">The numbers; may be none.</param>
    /// <returns>The largest value.</returns>
    public static float Max(ReadOnlySpan<float> values)
    {
        ref readonly float first = ref MemoryMarshal.GetReference(values);
        nuint count = (nuint)values.Length;
        return LaneWidths.Best switch
        {
            LaneWidth.Bits512 => SingleMath.Max<Single512>(in first, count),
            LaneWidth.Bits256 => SingleMath.Max<Single256>(in first, count),
            LaneWidth.Bits128 => SingleMath.Max<Single128>(in first, count),
            _ => SingleMath.Max<Single1>(in first, count),
        };
    }

    /// <summary>log(e^v_0 + e^v_1 + ...) without overflow; -infinity if there are none.</summary>
    /// <param name="values">The numbers; may be none.</param>
    /// <returns>The logarithm of the sum.</returns>
    public static float LogSumExp(ReadOnlySpan<float> values)
    {
        ref readonly float first = ref MemoryMarshal.GetReference(values);
        nuint count = (nuint)values.Length;
        return LaneWidths.Best switch
        {
            LaneWidth.Bits512 => SingleMath.LogSumExp<Single512>(in first, count),
            LaneWidth.Bits256 => SingleMath.LogSumExp<Single256>(in first, count),
            LaneWidth.Bits128 => SingleMath.LogSumExp<Single128>(in first, count),
            _ => SingleMath.LogSumExp<Single1>(in first, count),
        };
    }

    /// <summary>The sum of the products of elements of equal index.</summary>
    /// <param name="a">The one vector; may be empty.</param>
    /// <param name="b">The other vector, as long.</param>
    /// <returns>The sum; 0 if there are no products.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        RequireEqualLengths(a.Length, b.Length);
        ref readonly float left = ref MemoryMarshal.GetReference(a);
        ref readonly float right = ref MemoryMarshal.GetReference(b);
        nuint count = (nuint)a.Length;
        return LaneWidths.Best switch
        {
            LaneWidth.Bits512 => SingleMath.Dot<Single512>(in left, in right, count),
            LaneWidth.Bits256 => SingleMath.Dot<Single256>(in left, in right, count),
            LaneWidth.Bits128 => SingleMath.Dot<Single128>(in left, in right, count),
            _ => SingleMath.Dot<Single1>(in left, in right, count),
        };
    }

    /// <summary>The sum.</summary>
    /// <param name="values">The numbers; may be none.</param>
    /// <returns>The sum; 0 if there are no numbers.</returns>
    public static double Sum(ReadOnlySpan<double> values)
    {
        ref readonly double first = ref MemoryMarshal.GetReference(values);
        nuint count = (nuint)values.Length;
        return LaneWidths.Best switch
        {
            LaneWidth.Bits512 => DoubleMath.Sum<Double512>(in first, count),
            LaneWidth.Bits256 => DoubleMath.Sum<Double256>(in first, count),
            LaneWidth.Bits128 => DoubleMath.Sum<Double128>(in first, count),
            _ => DoubleMath.Sum<Double1>(in first, count),
        };
    }

    /// <summary>The sum of squares.</summary>
    /// <param name="values">The numbers; may be none.</param>
    /// <returns>The sum; 0 if there are no numbers.</returns>
    public static double SumOfSquares(ReadOnlySpan<double> values)
    {
        ref readonly double first = ref MemoryMarshal.GetReference(values);
        nuint count = (nuint)values.Length;
        return LaneWidths.Best switch
        {
            LaneWidth.Bits512 => DoubleMath.SumOfSquares<Double512>(in first, count),
            LaneWidth.Bits256 => DoubleMath.SumOfSquares<Double256>(in first, count),
            LaneWidth.Bits128 => DoubleMath.SumOfSquares<Double128>(in first, count),
            _ => DoubleMath.SumOfSquares<Double1>(in first, count),
        };
    }

    /// <summary>The largest value; NaN if one is NaN, -infinity if there are none.</summary>
    /// <param name="values">The numbers; may be none.</param>
    /// <returns>The largest value.</returns>
    public static double Max(ReadOnlySpan<double> values)
    {
        ref readonly double first = ref MemoryMarshal.GetReference(values);
        nuint count = (nuint)values.Length;
        return LaneWidths.Best switch
        {
            LaneWidth.Bits512 => DoubleMath.Max<Double512>(in first, count),
            LaneWidth.Bits256 => DoubleMath.Max<Double256>(in first, count),
            LaneWidth.Bits128 => DoubleMath.Max<Double128>(in first, count),
            _ => DoubleMath.Max<Double1>(in first, count),
        };
    }

    /// <summary>log(e^v_0 + e^v_1 + ...) without overflow; -infinity if there are none.</summary>
    /// <param name="values">The numbers; may be none.</param>
    /// <returns>The logarithm of the sum.</returns>
    public static double LogSumExp(ReadOnlySpan<double> values)
    {
        ref readonly double first = ref MemoryMarshal.GetReference(values);
        nuint count = (nuint)values.Length;
        return LaneWidths.Best switch
        {
            LaneWidth.Bits512 => DoubleMath.LogSumExp<Double512>(in first, count),
            LaneWidth.Bits256 => DoubleMath.LogSumExp<Double256>(in first, count),
            LaneWidth.Bits128 => DoubleMath.LogSumExp<Double128>(in first, count),
            _ => DoubleMath.LogSumExp<Double1>(in first, count),
        };
    }

    /// <summary>The sum of the products of elements of equal index.</summary>
    /// <param name="a">The one vector; may be empty.</param>
    /// <param name="b">The other vector, as long.</param>
    /// <returns>The sum; 0 if there are no products.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        RequireEqualLengths(a.Length, b.Length);
        ref readonly double left = ref MemoryMarshal.GetReference(a);
        ref readonly double right = ref MemoryMarshal.GetReference(b);
        nuint count = (nuint)a.Length;
        return LaneWidths.Best switch
        {
            LaneWidth.Bits512 => DoubleMath.Dot<Double512>(in left, in right, count),
            LaneWidth.Bits256 => DoubleMath.Dot<Double256>(in left, in right, count),
            LaneWidth.Bits128 => DoubleMath.Dot<Double128>(in left, in right, count),
            _ => DoubleMath.Dot<Double1>(in left, in right, count),
        };
    }

    private static void RequireEqualLengths(int a, int b)
    {
        if (a != b)
        {
            throw new ArgumentException($"Both spans must have the same length: a has {a} elements, b has {b}.", nameof(b));
        }
    }
}
