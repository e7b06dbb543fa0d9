using System.Runtime.CompilerServices;

namespace RnnGen.Simd;

/// <summary>e^(a_0 - shift) + e^(a_1 - shift) + ...</summary>
internal readonly struct SingleExpReduction(float shift) : IReduction<float>
{
    public float Start => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Accumulate<V>(V partial, ref readonly float a, ref readonly float b, nuint index) where V : struct, ILanes<V, float> =>
        partial + SingleMath.Exp(V.Load(in a, index) - V.Broadcast(shift));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Join<V>(V left, V right) where V : struct, ILanes<V, float> => left + right;
}
