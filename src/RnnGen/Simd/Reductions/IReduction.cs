namespace RnnGen.Simd;

/// <summary>A row reduction: its start, how it takes in an element, and how it joins two partial results.</summary>
internal interface IReduction<T>
    where T : unmanaged
{
    T Start { get; }

    /// <summary>Takes elements <paramref name="index"/>, index + 1, ... of the rows into the lanes of <paramref name="partial"/>.</summary>
    V Accumulate<V>(V partial, ref readonly T a, ref readonly T b, nuint index) where V : struct, ILanes<V, T>;

    V Join<V>(V left, V right) where V : struct, ILanes<V, T>;
}
