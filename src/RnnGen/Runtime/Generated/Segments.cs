using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RnnGen.Simd;

namespace RnnGen.Runtime;

/// <summary>Vectors that are made of equal parts, such as the outputs of all steps of an encoder; for emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Segments
{
    /// <summary>Writes a vector so many times, one copy after the other.</summary>
    /// <param name="source">The vector.</param>
    /// <param name="destination">[times, width].</param>
    /// <param name="width">The vector's length.</param>
    /// <param name="times">The number of times.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void Repeat<T>(ref readonly T source, ref T destination, nuint width, nuint times)
        where T : unmanaged
    {
        for (nuint copy = 0; copy < times; copy++)
        {
            Blocks.Copy(in source, ref Unsafe.Add(ref destination, copy * width), width);
        }
    }

    /// <summary>Writes each element of a vector so many times.</summary>
    /// <param name="source">The vector.</param>
    /// <param name="destination">[count, times].</param>
    /// <param name="count">The vector's length.</param>
    /// <param name="times">The number of times for each.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void Spread<T>(ref readonly T source, ref T destination, nuint count, nuint times)
        where T : unmanaged
    {
        for (nuint element = 0; element < count; element++)
        {
            var value = Unsafe.Add(ref Unsafe.AsRef(in source), element);
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, element * times), (int)times).Fill(value);
        }
    }

    /// <summary>The sum of a vector's equal parts, each element in the order of the parts, whatever the width of the lanes.</summary>
    /// <param name="lanes">The lanes; the value does not matter.</param>
    /// <param name="source">[parts, width].</param>
    /// <param name="destination">[width].</param>
    /// <param name="width">The length of a part.</param>
    /// <param name="parts">The number of parts.</param>
    /// <typeparam name="V">The type of the lanes.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static void FoldSum<V, T>(V lanes, ref readonly T source, ref T destination, nuint width, nuint parts)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        _ = lanes;
        ref T first = ref Unsafe.AsRef(in source);
        nuint unit = 0;
        for (; unit + (nuint)V.Count <= width; unit += (nuint)V.Count)
        {
            var sum = V.Load(ref first, unit);
            for (nuint part = 1; part < parts; part++)
            {
                sum += V.Load(ref first, (part * width) + unit);
            }

            sum.Store(ref destination, unit);
        }

        for (; unit < width; unit++)
        {
            var sum = Unsafe.Add(ref first, unit);
            for (nuint part = 1; part < parts; part++)
            {
                sum += Unsafe.Add(ref first, (part * width) + unit);
            }

            Unsafe.Add(ref destination, unit) = sum;
        }
    }

    /// <summary>Collects the steps of a sequence, [steps, rows, width], in one vector for each row, [rows, steps, width]; of steps that no row has taken, zeros.</summary>
    /// <param name="sequence">The first element of the sequence.</param>
    /// <param name="stepStride">The distance of steps in the sequence, in elements.</param>
    /// <param name="rowStride">The distance of rows in the sequence, in elements.</param>
    /// <param name="wide">The first element of the first row's vector.</param>
    /// <param name="wideStride">The distance of the rows' vectors, in elements.</param>
    /// <param name="width">The elements of a step of a row.</param>
    /// <param name="steps">The steps of a vector.</param>
    /// <param name="taken">The number of steps that any row has taken, at most all; the later ones are zeros.</param>
    /// <param name="rows">The number of rows.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void StackSteps<T>(
        ref readonly T sequence, nuint stepStride, nuint rowStride, ref T wide, nuint wideStride, nuint width, nuint steps, nuint taken, nuint rows)
        where T : unmanaged
    {
        for (nuint t = 0; t < taken; t++)
        {
            ref T step = ref Unsafe.Add(ref Unsafe.AsRef(in sequence), t * stepStride);
            Blocks.CopyRows(in step, rowStride, ref Unsafe.Add(ref wide, t * width), wideStride, width, rows);
        }

        for (nuint row = 0; row < rows && taken < steps; row++)
        {
            Blocks.Clear(ref Unsafe.Add(ref wide, (row * wideStride) + (taken * width)), (steps - taken) * width);
        }
    }

    /// <summary>The reverse: gives each step of a sequence its part of a vector for each row.</summary>
    /// <param name="wide">The first element of the first row's vector.</param>
    /// <param name="wideStride">The distance of the rows' vectors, in elements.</param>
    /// <param name="sequence">The first element of the sequence.</param>
    /// <param name="stepStride">The distance of steps in the sequence, in elements.</param>
    /// <param name="rowStride">The distance of rows in the sequence, in elements.</param>
    /// <param name="width">The elements of a step of a row.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="rows">The number of rows.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void UnstackSteps<T>(
        ref readonly T wide, nuint wideStride, ref T sequence, nuint stepStride, nuint rowStride, nuint width, nuint steps, nuint rows)
        where T : unmanaged
    {
        for (nuint t = 0; t < steps; t++)
        {
            ref T part = ref Unsafe.Add(ref Unsafe.AsRef(in wide), t * width);
            Blocks.CopyRows(in part, wideStride, ref Unsafe.Add(ref sequence, t * stepStride), rowStride, width, rows);
        }
    }
}
