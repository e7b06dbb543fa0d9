using System.Runtime.CompilerServices;

namespace RnnGen.Simd;

/// <summary>The largest element; NaN if one is NaN.</summary>
internal readonly struct MaxReduction<T>(T negativeInfinity) : IReduction<T>
    where T : unmanaged
{
    public T Start => negativeInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Accumulate<V>(V partial, ref readonly T a, ref readonly T b, nuint index) where V : struct, ILanes<V, T> =>
        V.Max(partial, V.Load(in a, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Join<V>(V left, V right) where V : struct, ILanes<V, T> => V.Max(left, right);
}
