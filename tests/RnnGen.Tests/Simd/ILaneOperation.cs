using RnnGen.Simd;

namespace RnnGen.Tests.Simd;

/// <summary>A function of up to three lanes that the tests run at every width.</summary>
internal interface ILaneOperation<T>
    where T : unmanaged
{
    static abstract V Apply<V>(V a, V b, V c) where V : struct, ILanes<V, T>;
}
