using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.Simd;

/// <summary>
/// Reduces a row in an order that does not depend on the width of the lanes: element i belongs to partial result i mod 16, each partial
/// result takes its elements in order, and a fixed tree joins them: 16 to 8, 4, 2 and 1.
/// </summary>
internal static class RowReduction
{
    private const int Partials = 16;

    // Optimized at once: a call a row, and in the lower tier a call for each operation on lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Reduce<V, VFour, VOne, T, TReduction>(TReduction reduction, ref readonly T a, ref readonly T b, nuint count)
        where V : struct, ILanes<V, T>
        where VFour : struct, ILanes<VFour, T>
        where VOne : struct, ILanes<VOne, T>
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        if (V.Count == Partials / 2 && count % (Partials / 2) == 0)
        {
            return TwoRegistersAlone<V, VFour, VOne, T, TReduction>(reduction, in a, in b, count);
        }

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

    /// <summary>As <see cref="TwoRegisters"/> where nothing is left for single numbers: the first joining needs no memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T TwoRegistersAlone<V, VFour, VOne, T, TReduction>(TReduction reduction, ref readonly T a, ref readonly T b, nuint count)
        where V : struct, ILanes<V, T>
        where VFour : struct, ILanes<VFour, T>
        where VOne : struct, ILanes<VOne, T>
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        V p0 = V.Broadcast(reduction.Start), p1 = p0;
        nuint i = 0;
        for (; i + Partials <= count; i += Partials)
        {
            p0 = reduction.Accumulate(p0, in a, in b, i);
            p1 = reduction.Accumulate(p1, in a, in b, i + (nuint)V.Count);
        }

        if (i < count)
        {
            p0 = reduction.Accumulate(p0, in a, in b, i);
        }

        p0 = reduction.Join(p0, p1);
        if (typeof(V) == typeof(Single256))
        {
            return JoinEight<V, VFour, T, TReduction>(reduction, p0);
        }

        Sixteen<T> partials = default;
        ref T first = ref partials[0];
        p0.Store(ref first, 0);
        return JoinEight<VOne, T, TReduction>(reduction, ref first);
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
        for (nuint i = 0; i < Partials / 2; i++)
        {
            Pair<VOne, T, TReduction>(reduction, ref p, i, Partials / 2).Store(ref p, i);
        }

        return JoinEight<VOne, T, TReduction>(reduction, ref p);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T JoinEight<VOne, T, TReduction>(TReduction reduction, ref T p)
        where VOne : struct, ILanes<VOne, T>
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        VOne p0 = Pair<VOne, T, TReduction>(reduction, ref p, 0, 4), p1 = Pair<VOne, T, TReduction>(reduction, ref p, 1, 4);
        VOne p2 = Pair<VOne, T, TReduction>(reduction, ref p, 2, 4), p3 = Pair<VOne, T, TReduction>(reduction, ref p, 3, 4);
        (p0, p1) = (reduction.Join(p0, p2), reduction.Join(p1, p3));
        reduction.Join(p0, p1).Store(ref p, 0);
        return p;
    }

    /// <summary>The same without a way through memory, for eight single-precision lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T JoinEight<V, VFour, T, TReduction>(TReduction reduction, V p)
        where V : struct, ILanes<V, T>
        where VFour : struct, ILanes<VFour, T>
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        Vector256<float> eight = Unsafe.BitCast<V, Vector256<float>>(p);
        VFour four = reduction.Join(Unsafe.BitCast<Vector128<float>, VFour>(eight.GetLower()), Unsafe.BitCast<Vector128<float>, VFour>(eight.GetUpper()));
        VFour two = reduction.Join(four, Moved(four, 2));
        return Unsafe.BitCast<float, T>(Unsafe.BitCast<VFour, Vector128<float>>(reduction.Join(two, Moved(two, 1))).ToScalar());

        static VFour Moved(VFour lanes, [ConstantExpected] int places)
        {
            Vector128<float> vector = Unsafe.BitCast<VFour, Vector128<float>>(lanes);
            return Unsafe.BitCast<Vector128<float>, VFour>(places == 2 ? Vector128.Shuffle(vector, Vector128.Create(2, 3, 2, 3)) : Vector128.Shuffle(vector, Vector128.Create(1, 1, 1, 1)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static VOne Pair<VOne, T, TReduction>(TReduction reduction, ref T p, nuint i, nuint distance)
        where VOne : struct, ILanes<VOne, T>
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        reduction.Join(VOne.Load(in p, i), VOne.Load(in p, i + distance));
}
