using System.Runtime.CompilerServices;
using RnnGen.Simd;
using static RnnGen.Simd.SingleMath;

namespace RnnGen.Benchmarks.Machine;

/// <summary>
/// The activations of a step that wait for each other, and nothing else: each unit's gates come from its own h, so that there is no product, and no state goes through memory.
/// No step of the cell is shorter, however its products are ordered. A call is one step.
/// </summary>
/// <param name="isLstm">c = f c + i g, h = o tanh(c); otherwise GRU's h = (1 - z) n + z h.</param>
internal sealed class ActivationChain(bool isLstm) : LaneWork
{
    private static float _sink;

    protected override void Run<V>(int times)
    {
        Span<float> lanes = stackalloc float[16];
        (isLstm ? Lstm<V>(times) : Gru<V>(times)).Store(ref lanes[0], 0);
        _sink = lanes[0];
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V Lstm<V>(int times)
        where V : struct, ILanes<V, float>
    {
        V half = V.Broadcast(0.5f), h = half, c = half;
        for (var i = 0; i < times; i++)
        {
            c = V.MultiplyAdd(FastSigmoid(h + half), c, FastSigmoid(h - half) * Tanh(h));
            h = FastSigmoid(h * half) * Tanh(c);
        }

        return h;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V Gru<V>(int times)
        where V : struct, ILanes<V, float>
    {
        V half = V.Broadcast(0.5f), one = V.Broadcast(1), h = half;
        for (var i = 0; i < times; i++)
        {
            V z = FastSigmoid(h + half);
            h = V.MultiplyAdd(one - z, Tanh(V.MultiplyAdd(FastSigmoid(h), h, half)), z * h);
        }

        return h;
    }
}
