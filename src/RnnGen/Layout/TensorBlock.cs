using System.ComponentModel;

namespace RnnGen.Runtime;

/// <summary>
/// Some rows of a tensor: element (r, c), r counted from the block's first row, stands at
/// <c>Offset + r * RowStride + c * ColumnStride</c>. A vector has one column.
/// </summary>
/// <param name="Offset">The first element.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="RowStride">From a row to the next.</param>
/// <param name="ColumnStride">From a column to the next.</param>
/// <param name="Initializer">The initializer of the block.</param>
/// <param name="Scale">The initializer's parameter. For <see cref="Initializer.PyTorch"/>: the bound of the uniform distribution, or 0 for the standard normal one.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TensorBlock(int Offset, int Rows, int RowStride, int ColumnStride, Initializer Initializer, double Scale);
