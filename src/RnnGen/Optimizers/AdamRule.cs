using System.Runtime.CompilerServices;
using RnnGen.Simd;

namespace RnnGen;

/// <summary>
/// The rule that <see cref="Adam"/> and <see cref="AdamW"/> share: g += l2 w; m += (1 - beta1) (g - m); v = beta2 v + (1 - beta2) g^2;
/// w = keep w - rate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon). One of l2 = 0 and keep = 1 holds, and both are exact.
/// </summary>
internal readonly struct AdamRule : IUpdateRule
{
    internal static readonly IReadOnlyList<string> SlotNames = ["exp_avg", "exp_avg_sq"];

    internal static void Coefficients(
        in UpdateMoment moment, double beta1, double beta2, double epsilon, double l2, double keep, Span<double> coefficients)
    {
        coefficients[0] = -(moment.LearningRate / (1 - moment.FirstPower));
        coefficients[1] = l2;
        coefficients[2] = keep;
        coefficients[3] = 1 - beta1;
        coefficients[4] = beta2;
        coefficients[5] = 1 - beta2;
        coefficients[6] = Math.Sqrt(1 - moment.SecondPower);
        coefficients[7] = epsilon;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update<V, T>(
        ref T weights, ref readonly T gradients, ref T first, ref T second, nuint start, nuint end, ReadOnlySpan<T> c)
        where V : struct, ILanes<V, T>
        where T : unmanaged
    {
        V step = V.Broadcast(c[0]), l2 = V.Broadcast(c[1]), keep = V.Broadcast(c[2]), rest1 = V.Broadcast(c[3]);
        V beta2 = V.Broadcast(c[4]), rest2 = V.Broadcast(c[5]), correction = V.Broadcast(c[6]), epsilon = V.Broadcast(c[7]);
        var clip = ClippedLoad<V, T>.Of(c);
        for (var i = start; i < end; i += (nuint)V.Count)
        {
            var w = V.Load(ref weights, i);
            var g = V.MultiplyAdd(l2, w, clip.Load(in gradients, i));
            var m = V.Load(ref first, i);
            m = V.MultiplyAdd(rest1, g - m, m);
            m.Store(ref first, i);
            var v = V.MultiplyAdd(rest2, g * g, beta2 * V.Load(ref second, i));
            v.Store(ref second, i);
            V.MultiplyAdd(step, m / ((V.Sqrt(v) / correction) + epsilon), keep * w).Store(ref weights, i);
        }
    }
}
