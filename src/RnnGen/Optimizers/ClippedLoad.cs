using System.Runtime.CompilerServices;
using RnnGen.Simd;

namespace RnnGen;

/// <summary>
/// The way in which a rule takes gradients from memory: scaled, then limited, as clipping asked for. The gradients themselves stay as they are, so that clipping costs no pass
/// of its own. A scale of 1 and an infinite limit change no bit.
/// </summary>
internal readonly struct ClippedLoad<V, T>(V scale, V low, V high)
    where V : struct, ILanes<V, T>
    where T : unmanaged
{
    /// <summary>The loader of a step.</summary>
    /// <param name="c">The step's coefficients.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ClippedLoad<V, T> Of(ReadOnlySpan<T> c)
    {
        var limit = V.Broadcast(c[Optimizer.GradientLimit]);
        return new(V.Broadcast(c[Optimizer.GradientScale]), -limit, limit);
    }

    /// <summary>The gradients of one register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Load(ref readonly T gradients, nuint i) => V.Clamp(scale * V.Load(in gradients, i), low, high);
}
