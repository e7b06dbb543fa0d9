using System.Runtime.CompilerServices;

namespace RnnGen.Simd;

/// <summary>a_0 + a_1 + ...</summary>
internal readonly struct SumReduction<T> : IReduction<T>
    where T : unmanaged
{
    public T Start => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Accumulate<V>(V partial, ref readonly T a, ref readonly T b, nuint index) where V : struct, ILanes<V, T> =>
        partial + V.Load(in a, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Join<V>(V left, V right) where V : struct, ILanes<V, T> => left + right;
}
