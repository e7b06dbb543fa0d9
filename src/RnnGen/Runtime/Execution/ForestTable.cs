using System.Numerics;

namespace RnnGen.Runtime;

/// <summary>Writes the table of a call's trees (see <see cref="Forest"/>), and reads slots from it.</summary>
internal readonly ref struct ForestTable
{
    private readonly Span<int> _levels;
    private readonly Span<int> _begins;
    private readonly Span<int> _children;
    private readonly Span<int> _roots;
    private readonly Span<int> _slots;
    private readonly int _steps;

    public ForestTable(NetworkLayout network, Span<int> table)
    {
        var (steps, nodes) = (network.Steps, network.Steps * network.BatchSize);
        _steps = steps;
        _levels = table[..1];
        _begins = table.Slice(1, steps + 1);
        _children = table.Slice(steps + 2, 2 * nodes);
        _roots = table.Slice(steps + 2 + (2 * nodes), network.BatchSize);
        _slots = table.Slice(steps + 2 + (2 * nodes) + network.BatchSize, nodes);
    }

    /// <summary>The slot of a node of a row; -1 beyond the row's length.</summary>
    public int Slot(int row, int node) => _slots[(row * _steps) + node];

    /// <summary>Sorts the nodes of all rows by level. The trees have been checked.</summary>
    public void Build<T>(NetworkLayout network, in SequenceBatch<T> batch, BatchExtent extent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        _begins.Clear();
        var levels = 0;
        for (var row = 0; row < extent.Rows; row++)
        {
            var length = BatchValidation.LengthOf(network, batch, row);
            for (var node = 0; node < length; node++)
            {
                levels = Math.Max(levels, SetLevel(batch.Children, row, node) + 1);
            }
        }

        _levels[0] = levels;
        SumUp(levels);
        for (var row = 0; row < extent.Rows; row++)
        {
            var length = BatchValidation.LengthOf(network, batch, row);
            for (var node = 0; node < length; node++)
            {
                SetSlot(batch.Children, row, node);
            }

            _slots.Slice((row * _steps) + length, _steps - length).Fill(-1);
            _roots[row] = length > 0 ? Slot(row, length - 1) : -1;
        }

        Restore(levels);
    }

    /// <summary>Notes a node's level where its slot will stand, and counts it.</summary>
    private int SetLevel(ReadOnlySpan<int> children, int row, int node)
    {
        var index = (row * _steps) + node;
        var (left, right) = (children[2 * index], children[(2 * index) + 1]);
        var level = 1 + Math.Max(left < 0 ? -1 : Slot(row, left), right < 0 ? -1 : Slot(row, right));
        _slots[index] = level;
        _begins[level]++;
        return level;
    }

    /// <summary>From the number of nodes of each level to the slot of its first one.</summary>
    private void SumUp(int levels)
    {
        var begin = 0;
        for (var level = 0; level <= levels; level++)
        {
            (begin, _begins[level]) = (begin + _begins[level], begin);
        }
    }

    /// <summary>Gives a node the next slot of its level; its children, which come before it, have theirs.</summary>
    private void SetSlot(ReadOnlySpan<int> children, int row, int node)
    {
        var index = (row * _steps) + node;
        var slot = _begins[_slots[index]]++;
        _slots[index] = slot;
        for (var child = 0; child < 2; child++)
        {
            var which = children[(2 * index) + child];
            _children[(2 * slot) + child] = which < 0 ? -1 : Slot(row, which);
        }
    }

    /// <summary>Each level's beginning has moved to its end, which is the next one's beginning.</summary>
    private void Restore(int levels)
    {
        for (var level = levels; level > 0; level--)
        {
            _begins[level] = _begins[level - 1];
        }

        _begins[0] = 0;
    }
}
