using System.Runtime.CompilerServices;
using RnnGen.Runtime;
using RnnGen.Simd;

namespace RnnGen.Benchmarks.Machine;

/// <summary>
/// w += g, register by register: two arrays read and one written, with next to nothing computed. It is the bandwidth that bounds an optimizer's step. A call is one
/// pass over the arrays.
/// </summary>
internal sealed class PlainUpdate : LaneWork
{
    /// <summary>Lengths are rounded up to the widest register.</summary>
    private const int WidestLanes = 16;

    private readonly AlignedBuffer<float> _weights;
    private readonly AlignedBuffer<float> _gradients;

    /// <param name="parameters">The elements of each array.</param>
    public PlainUpdate(int parameters)
    {
        var length = (parameters + WidestLanes - 1) / WidestLanes * WidestLanes;
        (_weights, _gradients) = (new(length), new(length));
    }

    /// <summary>The bytes of a pass, for each element.</summary>
    public static double BytesOfElement => 3 * sizeof(float);

    protected override void Run<V>(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Pass<V>(ref _weights.Origin, ref _gradients.Origin, _weights.Length);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Pass<V>(ref float weights, ref float gradients, int length)
        where V : struct, ILanes<V, float>
    {
        for (var i = 0; i < length; i += V.Count)
        {
            (V.Load(ref weights, (nuint)i) + V.Load(ref gradients, (nuint)i)).Store(ref weights, (nuint)i);
        }
    }
}
