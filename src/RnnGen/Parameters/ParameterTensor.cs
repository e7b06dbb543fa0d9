using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>
/// A named tensor of a <see cref="ParameterSet{T}"/>: a view that shows the logical rows and columns of the equivalent PyTorch module, wherever the
/// compiled network keeps them. Writing through it changes the set.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ParameterTensor<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _buffer;
    private TensorRun[]? _runs;

    internal ParameterTensor(TensorLayout layout, AlignedBuffer<T> buffer)
    {
        Layout = layout;
        _buffer = buffer;
        Rows = layout.Shape[0];
        Columns = layout.Shape.Count == 2 ? layout.Shape[1] : 1;
        Length = checked(Rows * Columns);
        CheckLayout();
    }

    /// <summary>The name, such as <c>lstm.weight_ih_l0</c>.</summary>
    public string Name => Layout.Name;

    /// <summary>One length (a vector) or two (rows, columns).</summary>
    public IReadOnlyList<int> Shape => Layout.Shape;

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>
    /// The places of the elements in <see cref="ParameterSet{T}.Values"/>: in ascending order, each element once. For work to which their order does
    /// not matter, such as a norm, a penalty or a learning rate of the tensor's own.
    /// </summary>
    public ReadOnlySpan<TensorRun> Runs => _runs ??= TensorRun.Of(Layout.Blocks, Columns);

    internal TensorLayout Layout { get; }

    internal int Rows { get; }

    internal int Columns { get; }

    /// <summary>An element by its index in logical row-major order.</summary>
    /// <param name="index">The index of the element, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is not in 0 to <see cref="Length"/> - 1.</exception>
    public T this[int index]
    {
        get => _buffer.Span[OffsetOf(Checked(index, Length, nameof(index)))];
        set => _buffer.Span[OffsetOf(Checked(index, Length, nameof(index)))] = value;
    }

    /// <summary>An element by row and column; a vector has one column.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column, from 0; 0 for a vector.</param>
    /// <exception cref="ArgumentOutOfRangeException">The row or the column is outside of <see cref="Shape"/>.</exception>
    public T this[int row, int column]
    {
        get => _buffer.Span[OffsetOf(Checked(row, Rows, nameof(row)), Checked(column, Columns, nameof(column)))];
        set => _buffer.Span[OffsetOf(Checked(row, Rows, nameof(row)), Checked(column, Columns, nameof(column)))] = value;
    }

    /// <summary>Copies the elements out, in logical row-major order.</summary>
    /// <param name="destination">[rows, columns], or [length] for a vector; written.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> does not have <see cref="Length"/> elements.</exception>
    public void CopyTo(Span<T> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        var values = _buffer.Span;
        var i = 0;
        foreach (var block in Layout.Blocks)
        {
            for (var row = 0; row < block.Rows; row++)
            {
                var offset = block.Offset + row * block.RowStride;
                for (var column = 0; column < Columns; column++, offset += block.ColumnStride)
                {
                    destination[i++] = values[offset];
                }
            }
        }
    }

    /// <summary>Copies the elements in, from logical row-major order.</summary>
    /// <param name="source">[rows, columns], or [length] for a vector.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> does not have <see cref="Length"/> elements.</exception>
    public void CopyFrom(ReadOnlySpan<T> source)
    {
        CheckLength(source.Length, nameof(source));
        var values = _buffer.Span;
        var i = 0;
        foreach (var block in Layout.Blocks)
        {
            for (var row = 0; row < block.Rows; row++)
            {
                var offset = block.Offset + row * block.RowStride;
                for (var column = 0; column < Columns; column++, offset += block.ColumnStride)
                {
                    values[offset] = source[i++];
                }
            }
        }
    }

    /// <summary>The name and the shape.</summary>
    /// <returns>The text, such as <c>name [rows, columns]</c>.</returns>
    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";

    /// <summary>The place of the element with this index, in logical row-major order, in <see cref="ParameterSet{T}.Values"/>.</summary>
    internal int OffsetOf(int index) => OffsetOf(index / Columns, index % Columns);

    /// <summary>Whether the other tensor has this one's name, shape and place.</summary>
    internal bool HasSameLayout(ParameterTensor<T> other) => Name == other.Name && AreSame(Shape, other.Shape) && AreSame(Layout.Blocks, other.Layout.Blocks);

    // By index: an enumerator of the interface would be an allocation, and an optimizer asks at each step.
    private static bool AreSame<TItem>(IReadOnlyList<TItem> some, IReadOnlyList<TItem> others)
        where TItem : IEquatable<TItem>
    {
        var i = 0;
        while (i < some.Count && i < others.Count && some[i].Equals(others[i]))
        {
            i++;
        }

        return i == some.Count && i == others.Count;
    }

    private int OffsetOf(int row, int column)
    {
        // By index: an enumerator of the interface would be an allocation for each element.
        var blocks = Layout.Blocks;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (row < block.Rows)
            {
                return block.Offset + row * block.RowStride + column * block.ColumnStride;
            }

            row -= block.Rows;
        }

        throw new ArgumentOutOfRangeException(nameof(row));
    }

    private int Checked(int value, int length, string name) => (uint)value < (uint)length
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{this}: expected 0 to {length - 1}.");

    private void CheckLength(int given, string name)
    {
        if (given != Length)
        {
            throw new ArgumentException($"{this} has {Length} elements; given {given}.", name);
        }
    }

    private void CheckLayout()
    {
        var rows = 0;
        for (var i = 0; i < Layout.Blocks.Count; i++)
        {
            var block = Layout.Blocks[i];
            rows += block.Rows;
            var last = block.Offset + (block.Rows - 1L) * block.RowStride + (Columns - 1L) * block.ColumnStride;
            if (block.Offset < 0 || block.Rows < 1 || block.RowStride < 0 || block.ColumnStride < 0 || last >= _buffer.Length)
            {
                throw Misplaced(block);
            }
        }

        if (rows != Rows)
        {
            throw WrongRows(rows);
        }
    }

    private ArgumentException Misplaced(TensorBlock block) => new($"{this}: the block {block} is not within the {_buffer.Length} elements of the parameters.");

    private ArgumentException WrongRows(int rows) => new($"{this}: its blocks have {rows} rows.");
}
