using System.Runtime.CompilerServices;
using RnnGen.Runtime;
using RnnGen.Simd;

namespace RnnGen.Benchmarks.Machine;

/// <summary>
/// Reads a block that stays in a cache, from its beginning to its end: the bandwidth that bounds a step of one row, which reads every weight once. A call
/// is one pass over the block. Eight sums, so that the addition's latency does not bound the reading.
/// </summary>
internal sealed class CacheRead(int bytes) : LaneWork
{
    private const int Sums = 8;

    private static float _sink;

    private readonly AlignedBuffer<float> _block = new(bytes / sizeof(float));

    /// <summary>The bytes of a pass.</summary>
    public int Bytes => bytes;

    protected override void Run<V>(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _sink = Pass<V>(ref _block.Origin, _block.Length);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Pass<V>(ref float block, int length)
        where V : struct, ILanes<V, float>
    {
        V a0 = V.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        for (var i = 0; i < length; i += Sums * V.Count)
        {
            a0 += V.Load(ref block, (nuint)i);
            a1 += V.Load(ref block, (nuint)(i + V.Count));
            a2 += V.Load(ref block, (nuint)(i + (2 * V.Count)));
            a3 += V.Load(ref block, (nuint)(i + (3 * V.Count)));
            a4 += V.Load(ref block, (nuint)(i + (4 * V.Count)));
            a5 += V.Load(ref block, (nuint)(i + (5 * V.Count)));
            a6 += V.Load(ref block, (nuint)(i + (6 * V.Count)));
            a7 += V.Load(ref block, (nuint)(i + (7 * V.Count)));
        }

        var sum = a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7;
        Span<float> lanes = stackalloc float[16];
        sum.Store(ref lanes[0], 0);
        return lanes[0];
    }
}
