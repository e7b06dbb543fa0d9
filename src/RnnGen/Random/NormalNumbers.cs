using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.Simd;

namespace RnnGen.Runtime;

/// <summary>
/// Standard normal numbers, <see cref="Batch"/> at a time, by the method of Box and Muller (1958): of two uniform numbers u and v, sqrt(-2 ln u) cos(2 pi v) and
/// sqrt(-2 ln u) sin(2 pi v) are independent and normal. A counter of <see cref="Philox"/> gives u and v, of 52 bits each, in the open interval (0, 1).
/// </summary>
internal static class NormalNumbers
{
    /// <summary>The numbers of a call: the cosines of all counters, and then the sines.</summary>
    internal const int Batch = 2 * Counters;

    /// <summary>The counters of a call.</summary>
    internal const int Counters = 64;

    private const int Lanes = 8;
    private const double TwoPi = 6.283185307179586;

    internal static void Fill(Span<double> numbers, Philox philox, uint counter, LaneWidth width)
    {
        Span<double> uniforms = stackalloc double[Batch];
        for (var i = 0; i < Counters; i += Lanes)
        {
            var (a, b, c, d) = philox.Eight(counter + (uint)i, 0, 0, 0);
            Uniform(a, b).CopyTo(uniforms[i..]);
            Uniform(c, d).CopyTo(uniforms[(Counters + i)..]);
        }

        ref var source = ref MemoryMarshal.GetReference(uniforms);
        ref var destination = ref MemoryMarshal.GetReference(numbers[..Batch]);
        switch (width)
        {
            case LaneWidth.Bits512:
                Transform<Double512>(ref source, ref destination);
                break;
            case LaneWidth.Bits256:
                Transform<Double256>(ref source, ref destination);
                break;
            case LaneWidth.Bits128:
                Transform<Double128>(ref source, ref destination);
                break;
            case LaneWidth.Scalar:
                Transform<Double1>(ref source, ref destination);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(width), width, "There is no such register width.");
        }
    }

    /// <summary>(m + 1/2) / 2^52 of the upper 52 bits m, exactly: as the fraction of a number from 1 to 2, less 1 - 2^-53.</summary>
    private static Vector512<double> Uniform(Vector512<ulong> low, Vector512<ulong> high)
    {
        var fraction = (low | (high << 32)) >>> 12;
        return (fraction | Vector512.Create(0x3FF0000000000000UL)).AsDouble() - Vector512.Create(1 - (1.0 / (1UL << 53)));
    }

    private static void Transform<V>(ref double uniforms, ref double numbers)
        where V : struct, ILanes<V, double>
    {
        V minusTwo = V.Broadcast(-2), half = V.Broadcast(0.5), quarter = V.Broadcast(0.25), turn = V.Broadcast(TwoPi);
        for (nuint i = 0; i < Counters; i += (nuint)V.Count)
        {
            var radius = V.Sqrt(minusTwo * DoubleMath.Log(V.Load(ref uniforms, i)));

            // With s = v - 1/2: cos(2 pi v) = sin(2 pi (|s| - 1/4)), and sin(2 pi v) = -sin(2 pi s), whose magnitude is that of min(|s|, 1/2 - |s|). Both arguments
            // are within a quarter of a turn.
            var s = V.Load(ref uniforms, i + Counters) - half;
            var magnitude = V.Abs(s);
            (radius * Sine(turn * (magnitude - quarter))).Store(ref numbers, i);
            (radius * V.CopySign(Sine(turn * V.Min(magnitude, half - magnitude)), -s)).Store(ref numbers, i + Counters);
        }
    }

    /// <summary>sin y for |y| up to pi / 2: the Taylor polynomial of degree 21, which leaves out less than 2e-18.</summary>
    private static V Sine<V>(V y)
        where V : struct, ILanes<V, double>
    {
        // Innermost first: 1 - z / (k (k - 1)) * sum.
        var (z, one) = (y * y, V.Broadcast(1));
        var sum = one;
        for (var k = 21; k > 1; k -= 2)
        {
            sum = V.MultiplyAdd(z * V.Broadcast(-1.0 / (k * (k - 1))), sum, one);
        }

        return y * sum;
    }
}
