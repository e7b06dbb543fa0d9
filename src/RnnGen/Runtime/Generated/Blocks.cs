using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RnnGen.Runtime;

/// <summary>Copies within workspaces, for emitted code. Lengths are constants of the network or multiples of its rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Blocks
{
    /// <summary>Copies consecutive elements.</summary>
    /// <param name="source">The first element to copy.</param>
    /// <param name="destination">The first element to write.</param>
    /// <param name="length">The number of elements.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void Copy<T>(ref readonly T source, ref T destination, nuint length)
        where T : unmanaged =>
        MemoryMarshal.CreateReadOnlySpan(in source, (int)length).CopyTo(MemoryMarshal.CreateSpan(ref destination, (int)length));

    /// <summary>Copies the rows of an array into those of another, of the same width and other strides.</summary>
    /// <param name="source">The first element to copy.</param>
    /// <param name="sourceStride">The distance of rows in the source, in elements.</param>
    /// <param name="destination">The first element to write.</param>
    /// <param name="destinationStride">The distance of rows in the destination, in elements.</param>
    /// <param name="width">The elements of a row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void CopyRows<T>(ref readonly T source, nuint sourceStride, ref T destination, nuint destinationStride, nuint width, nuint rows)
        where T : unmanaged
    {
        for (nuint row = 0; row < rows; row++)
        {
            Copy(ref Unsafe.Add(ref Unsafe.AsRef(in source), row * sourceStride), ref Unsafe.Add(ref destination, row * destinationStride), width);
        }
    }

    /// <summary>Sets consecutive elements to 0.</summary>
    /// <param name="destination">The first element to clear.</param>
    /// <param name="length">The number of elements.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void Clear<T>(ref T destination, nuint length)
        where T : unmanaged =>
        MemoryMarshal.CreateSpan(ref destination, (int)length).Clear();

    /// <summary>Sets the rows of an array to 0 that a mask has above 0.</summary>
    /// <param name="destination">[rows, width].</param>
    /// <param name="width">The elements of a row.</param>
    /// <param name="mask">[rows].</param>
    /// <param name="rows">The number of rows.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static void ClearRows<T>(ref T destination, nuint width, ref readonly T mask, nuint rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (nuint row = 0; row < rows; row++)
        {
            if (Unsafe.Add(ref Unsafe.AsRef(in mask), row) > T.Zero)
            {
                Clear(ref Unsafe.Add(ref destination, row * width), width);
            }
        }
    }

    /// <summary>Copies a matrix, column after column.</summary>
    /// <param name="source">[rows, columns].</param>
    /// <param name="destination">[columns, rows].</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void Transpose<T>(ref readonly T source, ref T destination, nuint rows, nuint columns)
        where T : unmanaged
    {
        for (nuint row = 0; row < rows; row++)
        {
            for (nuint column = 0; column < columns; column++)
            {
                Unsafe.Add(ref destination, (column * rows) + row) = Unsafe.Add(ref Unsafe.AsRef(in source), (row * columns) + column);
            }
        }
    }

    /// <summary>Copies a vector moved by so many places, towards the end or (negative) towards the beginning; <paramref name="fill"/> comes in at the border.</summary>
    /// <param name="source">[width].</param>
    /// <param name="destination">[width].</param>
    /// <param name="width">The number of elements.</param>
    /// <param name="places">The number of places.</param>
    /// <param name="fill">The number at the border.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static void Shift<T>(ref readonly T source, ref T destination, nuint width, int places, double fill)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var from = MemoryMarshal.CreateReadOnlySpan(in source, (int)width);
        var to = MemoryMarshal.CreateSpan(ref destination, (int)width);
        var moved = Math.Min(Math.Abs(places), (int)width);
        var border = T.CreateTruncating(fill);
        if (places >= 0)
        {
            from[..^moved].CopyTo(to[moved..]);
            to[..moved].Fill(border);
        }
        else
        {
            from[moved..].CopyTo(to);
            to[^moved..].Fill(border);
        }
    }

    /// <summary>Copies consecutive elements in the opposite order.</summary>
    /// <param name="source">[width].</param>
    /// <param name="destination">[width].</param>
    /// <param name="width">The number of elements.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void Reverse<T>(ref readonly T source, ref T destination, nuint width)
        where T : unmanaged
    {
        Copy(in source, ref destination, width);
        MemoryMarshal.CreateSpan(ref destination, (int)width).Reverse();
    }

    /// <summary>Copies the elements that so many indices name.</summary>
    /// <param name="source">The element of index 0.</param>
    /// <param name="indices">[count], each from 0.</param>
    /// <param name="destination">[count].</param>
    /// <param name="count">The number of indices.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void Gather<T>(ref readonly T source, ref readonly int indices, ref T destination, nuint count)
        where T : unmanaged
    {
        for (nuint s = 0; s < count; s++)
        {
            Unsafe.Add(ref destination, s) = Unsafe.Add(ref Unsafe.AsRef(in source), Unsafe.Add(ref Unsafe.AsRef(in indices), s));
        }
    }

    /// <summary>Adds each of so many elements, in their order, to the place that its index names; places that none names are 0.</summary>
    /// <param name="source">[count].</param>
    /// <param name="indices">[count], each 0 to width - 1.</param>
    /// <param name="destination">[width].</param>
    /// <param name="count">The number of indices.</param>
    /// <param name="width">The elements of the destination.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static void Scatter<T>(ref readonly T source, ref readonly int indices, ref T destination, nuint count, nuint width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Clear(ref destination, width);
        for (nuint s = 0; s < count; s++)
        {
            Unsafe.Add(ref destination, Unsafe.Add(ref Unsafe.AsRef(in indices), s)) += Unsafe.Add(ref Unsafe.AsRef(in source), s);
        }
    }

    /// <summary>A share of <see cref="Transpose{T}(ref readonly T, nuint, ref T, nuint, nuint)"/>: some outputs of the matrix.</summary>
    /// <param name="source">The element (0, 0).</param>
    /// <param name="stride">The distance of inputs in the source, in elements.</param>
    /// <param name="destination">[rows, columns].</param>
    /// <param name="rows">The number of outputs.</param>
    /// <param name="columns">The number of inputs.</param>
    /// <param name="share">The part to copy.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void Transpose<T>(ref readonly T source, nuint stride, ref T destination, nuint rows, nuint columns, in WorkShare share)
        where T : unmanaged
    {
        // Shares are whole blocks, so that none reads or writes a part of another's cache lines.
        const nuint Block = 16;
        var blocks = share.OfPieces((int)((rows + Block - 1) / Block));
        var (begin, end) = (nuint.Min(rows, blocks.Begin * Block), nuint.Min(rows, blocks.End * Block));
        Transpose(in Unsafe.Add(ref Unsafe.AsRef(in source), begin), stride, ref Unsafe.Add(ref destination, begin * columns), end - begin, columns);
    }

    /// <summary>
    /// Copies a matrix that is stored input by input (element (n, k) at k * stride + n) to one stored output by output
    /// (element (n, k) at n * columns + k).
    /// </summary>
    /// <param name="source">The element (0, 0).</param>
    /// <param name="stride">The distance of inputs in the source, in elements.</param>
    /// <param name="destination">[rows, columns].</param>
    /// <param name="rows">The number of outputs.</param>
    /// <param name="columns">The number of inputs.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void Transpose<T>(ref readonly T source, nuint stride, ref T destination, nuint rows, nuint columns)
        where T : unmanaged
    {
        // Blocks of 16 x 16 keep both sides within a few cache lines.
        const nuint Block = 16;
        for (nuint n0 = 0; n0 < rows; n0 += Block)
        {
            for (nuint k0 = 0; k0 < columns; k0 += Block)
            {
                for (nuint n = n0; n < nuint.Min(n0 + Block, rows); n++)
                {
                    for (nuint k = k0; k < nuint.Min(k0 + Block, columns); k++)
                    {
                        Unsafe.Add(ref destination, (n * columns) + k) = Unsafe.Add(ref Unsafe.AsRef(in source), (k * stride) + n);
                    }
                }
            }
        }
    }
}
