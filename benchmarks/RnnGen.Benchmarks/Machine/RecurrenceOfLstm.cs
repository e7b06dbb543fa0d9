using System.Runtime.CompilerServices;
using RnnGen.Runtime;
using RnnGen.Simd;
using static RnnGen.Simd.SingleMath;

namespace RnnGen.Benchmarks.Machine;

/// <summary>
/// What a step of an LSTM of 16 units waits for, and nothing else: U h with the sums in order, the activations, c and h. No input, no biases, no output layer, no call of a session: written by
/// hand, since a step that does more takes no less. A call is one step.
/// </summary>
internal sealed class RecurrenceOfLstm : LaneWork
{
    private const int Units = 16;
    private const int Gates = 4;

    private readonly AlignedBuffer<float> _weights = RecurrenceState.Weights(Gates * Units * Units);
    private readonly AlignedBuffer<float> _h = new(2 * Units);
    private readonly AlignedBuffer<float> _c = new(Units);

    protected override void Run<V>(int times)
    {
        ref float now = ref _h.Origin, next = ref Unsafe.Add(ref _h.Origin, Units);
        for (var i = 0; i < times; i++)
        {
            for (nuint unit = 0; unit < Units; unit += (nuint)V.Count)
            {
                Step<V>(ref _weights.Origin, ref now, ref _c.Origin, ref next, unit);
            }

            ref float before = ref now;
            now = ref next;
            next = ref before;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Step<V>(ref float u, ref float hPrevious, ref float c, ref float h, nuint unit)
        where V : struct, ILanes<V, float>
    {
        V a_i = V.Zero, a_f = a_i, a_g = a_i, a_o = a_i;
        ref float w = ref Unsafe.Add(ref u, unit);
        for (nuint k = 0; k < Units; k++)
        {
            V e = V.Broadcast(Unsafe.Add(ref hPrevious, k));
            a_i = V.MultiplyAdd(e, V.Load(ref w, 0), a_i);
            a_f = V.MultiplyAdd(e, V.Load(ref w, Units), a_f);
            a_g = V.MultiplyAdd(e, V.Load(ref w, 2 * Units), a_g);
            a_o = V.MultiplyAdd(e, V.Load(ref w, 3 * Units), a_o);
            w = ref Unsafe.Add(ref w, Gates * Units);
        }

        V g = Tanh(a_g), i = FastSigmoid(a_i), f = FastSigmoid(a_f);
        V c_t = V.MultiplyAdd(f, V.Load(ref c, unit), i * g);
        V o = FastSigmoid(a_o);
        (o * Tanh(c_t)).Store(ref h, unit);
        c_t.Store(ref c, unit);
    }
}
