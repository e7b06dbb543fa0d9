using System.Runtime.CompilerServices;
using RnnGen.Runtime;
using RnnGen.Simd;

namespace RnnGen.Benchmarks.Machine;

/// <summary>tanh of so many numbers, register by register, none waiting for another: what activations take at least, whoever orders them. A call is one pass.</summary>
/// <param name="count">How many, a multiple of 16.</param>
internal sealed class TanhPass(int count) : LaneWork
{
    private readonly AlignedBuffer<float> _x = new(count);
    private readonly AlignedBuffer<float> _y = new(count);

    protected override void Run<V>(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Pass<V>(ref _x.Origin, ref _y.Origin, count);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Pass<V>(ref float x, ref float y, int count)
        where V : struct, ILanes<V, float>
    {
        for (var i = 0; i < count; i += V.Count)
        {
            SingleMath.Tanh(V.Load(ref x, (nuint)i)).Store(ref y, (nuint)i);
        }
    }
}
