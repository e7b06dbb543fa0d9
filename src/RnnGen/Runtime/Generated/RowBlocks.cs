using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.Runtime;

/// <summary>
/// Between arrays of rows, [entries, batch size, width], and arrays with the rows on the lanes, [entries, width, rows in blocks of 16]; for emitted code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowBlocks
{
    /// <summary>The rows of a block: as many as there are partial sums.</summary>
    public const int Length = 16;

    /// <summary>The rows of so many whole blocks as hold <paramref name="rows"/>.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <returns>A multiple of <see cref="Length"/>.</returns>
    public static nuint Whole(nuint rows) => (rows + (Length - 1)) & ~(nuint)(Length - 1);

    /// <summary>Copies rows onto the lanes. The rows that fill up the last block are 0.</summary>
    /// <param name="source">[entries, batch size, width].</param>
    /// <param name="entryStride">From an entry of the source to the next.</param>
    /// <param name="destination">[entries, width, unit stride].</param>
    /// <param name="unitStride">From a unit of the destination to the next.</param>
    /// <param name="width">Numbers per row.</param>
    /// <param name="entries">Entries.</param>
    /// <param name="rows">Rows, not those of whole blocks.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void Enter<T>(ref readonly T source, nuint entryStride, ref T destination, nuint unitStride, nuint width, nuint entries, nuint rows)
        where T : unmanaged =>
        Enter(in source, entryStride, ref destination, unitStride, width, entries, rows, isRepeating: false);

    /// <summary>
    /// Copies rows onto the lanes. The rows that fill up the last block are like the last row of the call: what equations make of them is finite where they are, and so is 0 where it counts 0 times.
    /// </summary>
    /// <param name="source">[entries, batch size, width].</param>
    /// <param name="entryStride">From an entry of the source to the next.</param>
    /// <param name="destination">[entries, width, unit stride].</param>
    /// <param name="unitStride">From a unit of the destination to the next.</param>
    /// <param name="width">Numbers per row.</param>
    /// <param name="entries">Entries.</param>
    /// <param name="rows">Rows, not those of whole blocks.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void EnterRepeating<T>(ref readonly T source, nuint entryStride, ref T destination, nuint unitStride, nuint width, nuint entries, nuint rows)
        where T : unmanaged =>
        Enter(in source, entryStride, ref destination, unitStride, width, entries, rows, isRepeating: true);

    /// <summary>The reverse: copies rows from the lanes, those of the call alone.</summary>
    /// <param name="source">[entries, width, unit stride].</param>
    /// <param name="unitStride">From a unit of the source to the next.</param>
    /// <param name="destination">[entries, batch size, width].</param>
    /// <param name="entryStride">From an entry of the destination to the next.</param>
    /// <param name="width">Numbers per row.</param>
    /// <param name="entries">Entries.</param>
    /// <param name="rows">Rows.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void Leave<T>(ref readonly T source, nuint unitStride, ref T destination, nuint entryStride, nuint width, nuint entries, nuint rows)
        where T : unmanaged
    {
        for (nuint entry = 0; entry < entries; entry++)
        {
            ref T to = ref Unsafe.Add(ref destination, entry * entryStride);
            for (nuint unit = 0; unit < width; unit++)
            {
                ref T from = ref Unsafe.Add(ref Unsafe.AsRef(in source), ((entry * width) + unit) * unitStride);
                for (nuint row = 0; row < rows; row++)
                {
                    Unsafe.Add(ref to, (row * width) + unit) = Unsafe.Add(ref from, row);
                }
            }
        }
    }

    /// <summary>The sum of 16 partial sums, in one order on every machine: halves are added onto each other, 16 to 8, 4, 2 and 1.</summary>
    /// <param name="partials">The first of the 16.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Fold<T>(ref readonly T partials)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T first = ref Unsafe.AsRef(in partials);
        if (typeof(T) == typeof(float))
        {
            var eight = Vector256.LoadUnsafe(ref first) + Vector256.LoadUnsafe(ref first, 8);
            var four = eight.GetLower() + eight.GetUpper();
            return (four[0] + four[2]) + (four[1] + four[3]);
        }

        var (low, high) = (Vector256.LoadUnsafe(ref first), Vector256.LoadUnsafe(ref first, 4));
        low += Vector256.LoadUnsafe(ref first, 8);
        high += Vector256.LoadUnsafe(ref first, 12);
        low += high;
        var two = low.GetLower() + low.GetUpper();
        return two[0] + two[1];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Enter<T>(ref readonly T source, nuint entryStride, ref T destination, nuint unitStride, nuint width, nuint entries, nuint rows, bool isRepeating)
        where T : unmanaged
    {
        for (nuint entry = 0; entry < entries; entry++)
        {
            ref T from = ref Unsafe.Add(ref Unsafe.AsRef(in source), entry * entryStride);
            for (nuint unit = 0; unit < width; unit++)
            {
                ref T to = ref Unsafe.Add(ref destination, ((entry * width) + unit) * unitStride);
                for (nuint row = 0; row < rows; row++)
                {
                    Unsafe.Add(ref to, row) = Unsafe.Add(ref from, (row * width) + unit);
                }

                if (!isRepeating)
                {
                    Blocks.Clear(ref Unsafe.Add(ref to, rows), Whole(rows) - rows);
                    continue;
                }

                for (var row = rows; row < Whole(rows); row++)
                {
                    Unsafe.Add(ref to, row) = Unsafe.Add(ref to, rows - 1);
                }
            }
        }
    }
}
