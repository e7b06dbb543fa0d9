using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RnnGen.Runtime;

/// <summary>
/// The trees of a call, for emitted code. Every node of every row has a slot; slots are sorted by level (a leaf's is 0, another node's one more than its
/// highest child's), so the nodes of a level, whose children are all done, are consecutive rows for the kernels. The copies between nodes and their
/// children go by slot.
/// </summary>
/// <remarks>
/// The table, in integers: the number of levels; [steps + 1] the slot at which each level begins, then the number of nodes; [steps * batch size, 2] the
/// slots of the children, -1 for none; [batch size] the slots of the roots, -1 for an empty row; [batch size, steps] the slot of each node, -1 where a row has fewer.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Forest
{
    private readonly ref int _table;
    private readonly nuint _steps;
    private readonly nuint _batchSize;

    /// <summary>Reads a table.</summary>
    /// <param name="table">Its first integer.</param>
    /// <param name="steps">The most nodes of a row.</param>
    /// <param name="batchSize">The most rows of a call.</param>
    public Forest(ref int table, nuint steps, nuint batchSize)
    {
        _table = ref table;
        (_steps, _batchSize) = (steps, batchSize);
    }

    /// <summary>The number of levels: 0 when all rows are empty.</summary>
    public nuint Levels => (nuint)_table;

    /// <summary>The number of nodes of all rows.</summary>
    public nuint Nodes => Begin(Levels);

    private ref int Children => ref Unsafe.Add(ref _table, _steps + 2);

    private ref int Roots => ref Unsafe.Add(ref _table, _steps + 2 + (2 * _steps * _batchSize));

    /// <summary>The integers of a table.</summary>
    internal static int TableLength(int steps, int batchSize) => checked(steps + 2 + (3 * steps * batchSize) + batchSize);

    /// <summary>The slot at which a level begins; of the level after the last one, the number of nodes.</summary>
    /// <param name="level">The level, 0 to <see cref="Levels"/>.</param>
    /// <returns>The slot, from 0.</returns>
    public nuint Begin(nuint level) => (nuint)Unsafe.Add(ref _table, level + 1);

    /// <summary>Copies what stands at the children of some nodes to the nodes; 0 where there is no child.</summary>
    /// <param name="begin">The first node's slot.</param>
    /// <param name="count">The number of nodes.</param>
    /// <param name="child">0: the left child, 1: the right one.</param>
    /// <param name="source">The value at slot 0.</param>
    /// <param name="sourceStride">From a slot to the next.</param>
    /// <param name="target">The value to write for slot 0.</param>
    /// <param name="targetStride">From a slot to the next.</param>
    /// <param name="width">The elements to copy.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public void FromChildren<T>(nuint begin, nuint count, nuint child, ref T source, nuint sourceStride, ref T target, nuint targetStride, nuint width)
        where T : unmanaged
    {
        for (var node = begin; node < begin + count; node++)
        {
            CopyOrClear(Unsafe.Add(ref Children, (2 * node) + child), ref source, sourceStride, ref Unsafe.Add(ref target, node * targetStride), width);
        }
    }

    /// <summary>Copies what some nodes hold for a child to that child; nothing where there is none. A node has one parent, so nothing is written twice.</summary>
    /// <param name="begin">The first node's slot.</param>
    /// <param name="count">The number of nodes.</param>
    /// <param name="child">0: the left child, 1: the right one.</param>
    /// <param name="source">The value at slot 0.</param>
    /// <param name="sourceStride">From a slot to the next.</param>
    /// <param name="target">The value to write for slot 0.</param>
    /// <param name="targetStride">From a slot to the next.</param>
    /// <param name="width">The elements to copy.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public void ToChildren<T>(nuint begin, nuint count, nuint child, ref T source, nuint sourceStride, ref T target, nuint targetStride, nuint width)
        where T : unmanaged
    {
        for (var node = begin; node < begin + count; node++)
        {
            if (Unsafe.Add(ref Children, (2 * node) + child) is >= 0 and var slot)
            {
                Blocks.Copy(ref Unsafe.Add(ref source, node * sourceStride), ref Unsafe.Add(ref target, (nuint)slot * targetStride), width);
            }
        }
    }

    /// <summary>Copies what stands at the root of each row to the row; 0 where the row is empty.</summary>
    /// <param name="rows">The rows of the call.</param>
    /// <param name="source">The value at slot 0.</param>
    /// <param name="sourceStride">From a slot to the next.</param>
    /// <param name="target">The value to write for row 0.</param>
    /// <param name="targetStride">From a row to the next.</param>
    /// <param name="width">The elements to copy.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public void FromRoots<T>(nuint rows, ref T source, nuint sourceStride, ref T target, nuint targetStride, nuint width)
        where T : unmanaged
    {
        for (nuint row = 0; row < rows; row++)
        {
            CopyOrClear(Unsafe.Add(ref Roots, row), ref source, sourceStride, ref Unsafe.Add(ref target, row * targetStride), width);
        }
    }

    /// <summary>Copies what each row holds to its root.</summary>
    /// <param name="rows">The rows of the call.</param>
    /// <param name="source">The value at row 0.</param>
    /// <param name="sourceStride">From a row to the next.</param>
    /// <param name="target">The value to write for slot 0.</param>
    /// <param name="targetStride">From a slot to the next.</param>
    /// <param name="width">The elements to copy.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public void ToRoots<T>(nuint rows, ref T source, nuint sourceStride, ref T target, nuint targetStride, nuint width)
        where T : unmanaged
    {
        for (nuint row = 0; row < rows; row++)
        {
            if (Unsafe.Add(ref Roots, row) is >= 0 and var slot)
            {
                Blocks.Copy(ref Unsafe.Add(ref source, row * sourceStride), ref Unsafe.Add(ref target, (nuint)slot * targetStride), width);
            }
        }
    }

    /// <summary>Sets what stands at the root of each row to 0.</summary>
    /// <param name="rows">The rows of the call.</param>
    /// <param name="target">The value to write for slot 0.</param>
    /// <param name="targetStride">From a slot to the next.</param>
    /// <param name="width">The elements to clear.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public void ClearRoots<T>(nuint rows, ref T target, nuint targetStride, nuint width)
        where T : unmanaged
    {
        for (nuint row = 0; row < rows; row++)
        {
            if (Unsafe.Add(ref Roots, row) is >= 0 and var slot)
            {
                Blocks.Clear(ref Unsafe.Add(ref target, (nuint)slot * targetStride), width);
            }
        }
    }

    private static void CopyOrClear<T>(int slot, ref T source, nuint sourceStride, ref T target, nuint width)
        where T : unmanaged
    {
        if (slot >= 0)
        {
            Blocks.Copy(ref Unsafe.Add(ref source, (nuint)slot * sourceStride), ref target, width);
        }
        else
        {
            Blocks.Clear(ref target, width);
        }
    }
}
