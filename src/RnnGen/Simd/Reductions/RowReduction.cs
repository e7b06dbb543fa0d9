using System.Runtime.CompilerServices;

namespace RnnGen.Simd;

/// <summary>
/// Reduces a row in an order that does not depend on the width of the lanes: element i belongs to partial result i mod 16, each partial
/// result takes its elements in order, and a fixed tree joins them: 16 to 8, 4, 2 and 1.
/// </summary>
internal static class RowReduction
{
    private const int Partials = 16;

    // Optimised at once: a call a row, and in the lower tier a call for each operation on lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Reduce<V, VOne, T, TReduction>(TReduction reduction, ref readonly T a, ref readonly T b, nuint count)
        where V : struct, ILanes<V, T>
        where VOne : struct, ILanes<VOne, T>
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        Sixteen<T> partials = default;
        ref T first = ref partials[0];
        nuint whole = count & ~(nuint)(Partials - 1);

        // V.Count is a constant for the JIT: one of these remains. At most four registers at a time, as more would not shorten the wait for an addition.
        if (V.Count == Partials)
        {
            OneRegister<V, T, TReduction>(reduction, in a, in b, whole, ref first);
        }
        else if (V.Count == Partials / 2)
        {
            TwoRegisters<V, T, TReduction>(reduction, in a, in b, whole, ref first);
        }
        else
        {
            for (nuint offset = 0; offset < Partials; offset += 4 * (nuint)V.Count)
            {
                FourRegisters<V, T, TReduction>(
                    reduction, ref Unsafe.Add(ref Unsafe.AsRef(in a), offset), ref Unsafe.Add(ref Unsafe.AsRef(in b), offset), whole, ref Unsafe.Add(ref first, offset));
            }
        }

        for (nuint i = whole; i < count; i++)
        {
            reduction.Accumulate(VOne.Load(in first, i - whole), in a, in b, i).Store(ref first, i - whole);
        }

        return Join<VOne, T, TReduction>(reduction, ref first);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OneRegister<V, T, TReduction>(TReduction reduction, ref readonly T a, ref readonly T b, nuint whole, ref T partials)
        where V : struct, ILanes<V, T>
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        V p0 = V.Broadcast(reduction.Start);
        for (nuint i = 0; i < whole; i += Partials)
        {
            p0 = reduction.Accumulate(p0, in a, in b, i);
        }

        p0.Store(ref partials, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoRegisters<V, T, TReduction>(TReduction reduction, ref readonly T a, ref readonly T b, nuint whole, ref T partials)
        where V : struct, ILanes<V, T>
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        V p0 = V.Broadcast(reduction.Start), p1 = p0;
        for (nuint i = 0; i < whole; i += Partials)
        {
            p0 = reduction.Accumulate(p0, in a, in b, i);
            p1 = reduction.Accumulate(p1, in a, in b, i + (nuint)V.Count);
        }

        p0.Store(ref partials, 0);
        p1.Store(ref partials, (nuint)V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRegisters<V, T, TReduction>(TReduction reduction, ref readonly T a, ref readonly T b, nuint whole, ref T partials)
        where V : struct, ILanes<V, T>
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        V p0 = V.Broadcast(reduction.Start), p1 = p0, p2 = p0, p3 = p0;
        for (nuint i = 0; i < whole; i += Partials)
        {
            p0 = reduction.Accumulate(p0, in a, in b, i);
            p1 = reduction.Accumulate(p1, in a, in b, i + (nuint)V.Count);
            p2 = reduction.Accumulate(p2, in a, in b, i + 2 * (nuint)V.Count);
            p3 = reduction.Accumulate(p3, in a, in b, i + 3 * (nuint)V.Count);
        }

        p0.Store(ref partials, 0);
        p1.Store(ref partials, (nuint)V.Count);
        p2.Store(ref partials, 2 * (nuint)V.Count);
        p3.Store(ref partials, 3 * (nuint)V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Join<VOne, T, TReduction>(TReduction reduction, ref T p)
        where VOne : struct, ILanes<VOne, T>
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        VOne p0 = Pair(reduction, ref p, 0), p1 = Pair(reduction, ref p, 1), p2 = Pair(reduction, ref p, 2), p3 = Pair(reduction, ref p, 3);
        VOne p4 = Pair(reduction, ref p, 4), p5 = Pair(reduction, ref p, 5), p6 = Pair(reduction, ref p, 6), p7 = Pair(reduction, ref p, 7);
        (p0, p1, p2, p3) = (reduction.Join(p0, p4), reduction.Join(p1, p5), reduction.Join(p2, p6), reduction.Join(p3, p7));
        (p0, p1) = (reduction.Join(p0, p2), reduction.Join(p1, p3));
        reduction.Join(p0, p1).Store(ref p, 0);
        return p;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static VOne Pair(TReduction reduction, ref T p, nuint i) => reduction.Join(VOne.Load(in p, i), VOne.Load(in p, i + 8));
    }
}
