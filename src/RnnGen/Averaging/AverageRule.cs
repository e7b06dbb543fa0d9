using System.Runtime.CompilerServices;
using RnnGen.Simd;

namespace RnnGen;

/// <summary>a += share (w - a): the average stands where an optimizer has the weights, the weights where it has the gradients. Weights that stay the same are their own average.</summary>
internal readonly struct AverageRule : IUpdateRule
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update<V, T>(
        ref T weights, ref readonly T gradients, ref T first, ref T second, nuint start, nuint end, ReadOnlySpan<T> c)
        where V : struct, ILanes<V, T>
        where T : unmanaged
    {
        var share = V.Broadcast(c[0]);
        for (var i = start; i < end; i += (nuint)V.Count)
        {
            var a = V.Load(ref weights, i);
            V.MultiplyAdd(share, V.Load(in gradients, i) - a, a).Store(ref weights, i);
        }
    }
}
