using System.Runtime.CompilerServices;
using RnnGen.Simd;

namespace RnnGen.Benchmarks.Machine;

/// <summary>
/// What one core can do at most: fused multiply-adds on registers alone. Twelve independent chains hide the latency of any current processor,
/// and fit, with their two operands, in sixteen registers.
/// </summary>
internal static class FmaPeak
{
    private const int Chains = 12;
    private const int Rounds = 1 << 14;

    private static float _sink;

    /// <summary>The operations of one <see cref="Run"/>: 2 for each multiply-add of each lane.</summary>
    public static double Flops => 2.0 * Chains * Rounds * Lanes;

    /// <summary>The lanes of the widest registers of this machine.</summary>
    public static int Lanes => LaneWidths.Best switch
    {
        LaneWidth.Bits512 => Single512.Count,
        LaneWidth.Bits256 => Single256.Count,
        LaneWidth.Bits128 => Single128.Count,
        _ => Single1.Count,
    };

    public static void Run() => _sink = LaneWidths.Best switch
    {
        LaneWidth.Bits512 => Run<Single512>(),
        LaneWidth.Bits256 => Run<Single256>(),
        LaneWidth.Bits128 => Run<Single128>(),
        _ => Run<Single1>(),
    };

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Run<V>()
        where V : struct, ILanes<V, float>
    {
        // Each chain goes to a / (1 - 1/2): no overflow, no subnormals.
        V half = V.Broadcast(0.5f), one = V.Broadcast(1f);
        V a0 = V.Ramp, a1 = a0 + one, a2 = a1 + one, a3 = a2 + one, a4 = a3 + one, a5 = a4 + one;
        V a6 = a5 + one, a7 = a6 + one, a8 = a7 + one, a9 = a8 + one, a10 = a9 + one, a11 = a10 + one;
        for (var round = 0; round < Rounds; round++)
        {
            a0 = V.MultiplyAdd(a0, half, one);
            a1 = V.MultiplyAdd(a1, half, one);
            a2 = V.MultiplyAdd(a2, half, one);
            a3 = V.MultiplyAdd(a3, half, one);
            a4 = V.MultiplyAdd(a4, half, one);
            a5 = V.MultiplyAdd(a5, half, one);
            a6 = V.MultiplyAdd(a6, half, one);
            a7 = V.MultiplyAdd(a7, half, one);
            a8 = V.MultiplyAdd(a8, half, one);
            a9 = V.MultiplyAdd(a9, half, one);
            a10 = V.MultiplyAdd(a10, half, one);
            a11 = V.MultiplyAdd(a11, half, one);
        }

        var sum = a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11;
        Span<float> lanes = stackalloc float[16];
        sum.Store(ref lanes[0], 0);
        return lanes[0];
    }
}
