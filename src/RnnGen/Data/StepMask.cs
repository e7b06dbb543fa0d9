using System.Numerics;
using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>
/// Reads masks. What a mask leaves out is cut out of its row: the steps that remain move to its front, and their number becomes its length. So a mask is the same for every layer, to the bit, as rows that
/// never had the other steps.
/// </summary>
internal static class StepMask
{
    /// <summary>Whether a mask and lengths fit each other, so that they can be read; what does not fit is refused where batches are checked.</summary>
    /// <param name="mask">The length of the mask.</param>
    /// <param name="lengths">The lengths of the rows; empty for none.</param>
    /// <param name="steps">The steps of a row.</param>
    /// <param name="mostRows">The most rows.</param>
    public static bool Fits(int mask, ReadOnlySpan<int> lengths, int steps, int mostRows) =>
        mask % steps == 0 && mask / steps <= mostRows && (lengths.IsEmpty || (lengths.Length == mask / steps && lengths.IndexOfAnyExceptInRange(0, steps) < 0));

    /// <summary>Orders the steps of each row: first those that remain, then the others.</summary>
    /// <param name="mask">[rows, steps]: false where a step is left out. Each entry is read once.</param>
    /// <param name="steps">The steps of a row.</param>
    /// <param name="lengths">The lengths of the rows; empty for none. May be the same memory as <paramref name="counts"/>.</param>
    /// <param name="order">[rows, steps]: takes the steps.</param>
    /// <param name="counts">[rows]: takes how many remain.</param>
    public static void Read(ReadOnlySpan<bool> mask, int steps, ReadOnlySpan<int> lengths, Span<int> order, Span<int> counts)
    {
        for (var row = 0; row < counts.Length; row++)
        {
            var (length, first, last) = (lengths.IsEmpty ? steps : lengths[row], row * steps, (row + 1) * steps);
            for (var t = 0; t < steps; t++)
            {
                var isLeft = t < length && mask[(row * steps) + t];
                order[isLeft ? first++ : --last] = t;
            }

            counts[row] = first - (row * steps);
            order[last..((row + 1) * steps)].Reverse();
        }
    }

    /// <summary>A batch with the lengths that its mask leaves, in memory of its own; the batch itself where it has no mask, or where that does not fit.</summary>
    public static SequenceBatch<T> Taken<T>(SequenceBatch<T> batch, int steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (batch.Mask.IsEmpty || !Fits(batch.Mask.Length, batch.Lengths, steps, int.MaxValue))
        {
            return batch;
        }

        var (order, counts) = (new int[batch.Mask.Length], new int[batch.Mask.Length / steps]);
        Read(batch.Mask, steps, batch.Lengths, order, counts);
        return batch with { Lengths = counts, Order = order };
    }

    /// <summary>The order of the steps of sequences, and how many remain of each.</summary>
    /// <exception cref="ArgumentException">There are not as many as steps, or the lengths do not fit.</exception>
    public static (int[] Order, int[] Counts) Of(ReadOnlySpan<bool> mask, ReadOnlySpan<int> lengths, int steps, int count)
    {
        if (mask.Length != (long)count * steps)
        {
            throw new ArgumentException(Invariant($"Expected {count} sequences * {steps} steps, or none; given {mask.Length}."), nameof(mask));
        }

        SequenceStores.Lengths(lengths, count, steps, nameof(lengths));

        var (order, counts) = (new int[mask.Length], new int[count]);
        Read(mask, steps, lengths, order, counts);
        return (order, counts);
    }

    /// <summary>An array [sequences, steps, ...] in another order of steps, with zeros behind those that remain; one that is no such array is left to other checks.</summary>
    public static T[] Cut<T>(ReadOnlySpan<T> source, ReadOnlySpan<int> order, ReadOnlySpan<int> counts)
        where T : unmanaged
    {
        if (order.Length == 0 || source.Length % order.Length != 0)
        {
            return source.ToArray();
        }

        var (result, steps, size) = (new T[source.Length], order.Length / counts.Length, source.Length / order.Length);
        for (var sequence = 0; sequence < counts.Length; sequence++)
        {
            var first = sequence * steps;
            for (var t = 0; t < counts[sequence]; t++)
            {
                source.Slice((first + order[first + t]) * size, size).CopyTo(result.AsSpan((first + t) * size));
            }
        }

        return result;
    }
}
