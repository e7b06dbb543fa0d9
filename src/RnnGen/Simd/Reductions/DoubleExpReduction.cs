using System.Runtime.CompilerServices;

namespace RnnGen.Simd;

/// <summary>e^(a_0 - shift) + e^(a_1 - shift) + ...</summary>
internal readonly struct DoubleExpReduction(double shift) : IReduction<double>
{
    public double Start => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Accumulate<V>(V partial, ref readonly double a, ref readonly double b, nuint index) where V : struct, ILanes<V, double> =>
        partial + DoubleMath.Exp(V.Load(in a, index) - V.Broadcast(shift));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Join<V>(V left, V right) where V : struct, ILanes<V, double> => left + right;
}
