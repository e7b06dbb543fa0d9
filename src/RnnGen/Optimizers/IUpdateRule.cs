using RnnGen.Simd;

namespace RnnGen;

/// <summary>One step of an optimizer over a run of parameters: a single pass over memory, written once for every register width.</summary>
/// <remarks>
/// Rules are optimized at once: in the lower tier each operation on lanes is a call, and most of them would have to be compiled before the first step of training is done.
/// </remarks>
internal interface IUpdateRule
{
    /// <summary>Updates elements <paramref name="start"/> to <paramref name="end"/> (exclusive), a multiple of the lanes apart.</summary>
    /// <param name="weights">The first parameter.</param>
    /// <param name="gradients">The first gradient.</param>
    /// <param name="first">The first number of the first slot; not touched by rules without slots.</param>
    /// <param name="second">The first number of the second slot; not touched by rules with fewer slots.</param>
    /// <param name="start">The first element.</param>
    /// <param name="end">The element after the last.</param>
    /// <param name="c">The coefficients, as <see cref="Optimizer.Coefficients"/> writes them.</param>
    static abstract void Update<V, T>(
        ref T weights, ref readonly T gradients, ref T first, ref T second, nuint start, nuint end, ReadOnlySpan<T> c)
        where V : struct, ILanes<V, T>
        where T : unmanaged;
}
