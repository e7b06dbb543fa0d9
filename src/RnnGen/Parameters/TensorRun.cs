namespace RnnGen;

/// <summary>Consecutive elements of <see cref="ParameterSet{T}.Values"/> that belong to one tensor.</summary>
/// <param name="Offset">The first of them.</param>
/// <param name="Length">The number of elements.</param>
public readonly record struct TensorRun(int Offset, int Length)
{
    /// <summary>
    /// A tensor's elements as few runs as possible, in the order of the flat block. Each block is walked along its dense direction;
    /// neighbours that touch are joined, so that the packed gates of a cell become one run a row.
    /// </summary>
    internal static TensorRun[] Of(IReadOnlyList<Runtime.TensorBlock> blocks, int columns)
    {
        var pieces = new List<TensorRun>();
        foreach (var block in blocks)
        {
            var alongRows = block.RowStride == 1 || block.Rows == 1;
            var (outer, outerStride, inner, innerStride) = alongRows && block.ColumnStride != 1
                ? (columns, block.ColumnStride, block.Rows, block.RowStride)
                : (block.Rows, block.RowStride, columns, block.ColumnStride);
            var dense = innerStride == 1 || inner == 1;
            for (var i = 0; i < outer; i++)
            {
                for (var j = 0; j < (dense ? 1 : inner); j++)
                {
                    pieces.Add(new(block.Offset + i * outerStride + j * innerStride, dense ? inner : 1));
                }
            }
        }

        return Join(pieces);
    }

    private static TensorRun[] Join(List<TensorRun> pieces)
    {
        pieces.Sort(static (a, b) => a.Offset.CompareTo(b.Offset));
        var runs = new List<TensorRun>();
        foreach (var piece in pieces)
        {
            if (runs.Count > 0 && runs[^1].Offset + runs[^1].Length == piece.Offset)
            {
                runs[^1] = runs[^1] with { Length = runs[^1].Length + piece.Length };
            }
            else if (piece.Length > 0)
            {
                runs.Add(piece);
            }
        }

        return [.. runs];
    }
}
