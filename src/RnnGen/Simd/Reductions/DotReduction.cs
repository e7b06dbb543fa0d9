using System.Runtime.CompilerServices;

namespace RnnGen.Simd;

/// <summary>a_0 b_0 + a_1 b_1 + ..., each product added with one rounding.</summary>
internal readonly struct DotReduction<T> : IReduction<T>
    where T : unmanaged
{
    public T Start => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Accumulate<V>(V partial, ref readonly T a, ref readonly T b, nuint index) where V : struct, ILanes<V, T> =>
        V.MultiplyAdd(V.Load(in a, index), V.Load(in b, index), partial);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Join<V>(V left, V right) where V : struct, ILanes<V, T> => left + right;
}
