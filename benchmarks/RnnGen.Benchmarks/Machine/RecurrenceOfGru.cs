using System.Runtime.CompilerServices;
using RnnGen.Runtime;
using RnnGen.Simd;
using static RnnGen.Simd.SingleMath;

namespace RnnGen.Benchmarks.Machine;

/// <summary>As <see cref="RecurrenceOfLstm"/>, of a GRU of 16 units.</summary>
internal sealed class RecurrenceOfGru : LaneWork
{
    private const int Units = 16;
    private const int Gates = 3;

    private readonly AlignedBuffer<float> _weights = RecurrenceState.Weights(Gates * Units * Units);
    private readonly AlignedBuffer<float> _h = new(2 * Units);

    protected override void Run<V>(int times)
    {
        ref float now = ref _h.Origin, next = ref Unsafe.Add(ref _h.Origin, Units);
        for (var i = 0; i < times; i++)
        {
            for (nuint unit = 0; unit < Units; unit += (nuint)V.Count)
            {
                Step<V>(ref _weights.Origin, ref now, ref next, unit);
            }

            ref float before = ref now;
            now = ref next;
            next = ref before;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Step<V>(ref float u, ref float hPrevious, ref float h, nuint unit)
        where V : struct, ILanes<V, float>
    {
        V a_r = V.Zero, a_z = a_r, a_n = a_r;
        ref float w = ref Unsafe.Add(ref u, unit);
        for (nuint k = 0; k < Units; k++)
        {
            V e = V.Broadcast(Unsafe.Add(ref hPrevious, k));
            a_r = V.MultiplyAdd(e, V.Load(ref w, 0), a_r);
            a_z = V.MultiplyAdd(e, V.Load(ref w, Units), a_z);
            a_n = V.MultiplyAdd(e, V.Load(ref w, 2 * Units), a_n);
            w = ref Unsafe.Add(ref w, Gates * Units);
        }

        V r = FastSigmoid(a_r), n = Tanh(r * a_n), z = FastSigmoid(a_z);
        V.MultiplyAdd(V.Broadcast(1) - z, n, z * V.Load(ref hPrevious, unit)).Store(ref h, unit);
    }
}
