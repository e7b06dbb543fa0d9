using System.Globalization;
using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>Scales the gradient of each unit by what it is to the unit's own weights. A unit is a row of a matrix, or a vector as a whole.</summary>
internal sealed class AdaptiveClipping(double limit, double leastNorm) : GradientClipping
{
    /// <summary>Rows whose sums of squares are taken side by side, for the sake of tensors that are stored column after column.</summary>
    private const int RowsAtATime = 64;

    private readonly double _limit = Hyperparameter.Positive(limit);
    private readonly double _leastNorm = Hyperparameter.Positive(leastNorm);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Adaptive({_limit:R}, leastNorm: {_leastNorm:R})");

    internal override void Apply<T>(ParameterSet<T> gradients, ParameterSet<T>? weights, T? globalNorm)
    {
        if (weights is null)
        {
            throw new InvalidOperationException("Adaptive clipping compares gradients with the weights; call Apply(gradients, weights) with the network's Parameters.");
        }

        var tensors = gradients.Tensors;
        for (var i = 0; i < tensors.Count; i++)
        {
            if (tensors[i].Shape.Count == 1)
            {
                ClipVector(gradients.Values, weights.Values, tensors[i].Runs);
                continue;
            }

            ClipMatrix(gradients.Values, weights.Values, tensors[i].Layout.Blocks, tensors[i].Columns);
        }
    }

    private void ClipMatrix<T>(Span<T> gradients, ReadOnlySpan<T> weights, IReadOnlyList<TensorBlock> blocks, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            for (var row = 0; row < block.Rows; row += RowsAtATime)
            {
                var offset = block.Offset + (row * block.RowStride);
                ClipRows(gradients[offset..], weights[offset..], block, Math.Min(RowsAtATime, block.Rows - row), columns);
            }
        }
    }

    private void ClipVector<T>(Span<T> gradients, ReadOnlySpan<T> weights, ReadOnlySpan<TensorRun> runs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var factor = Factor(Scalar.ToDouble(GradientSpans.Norm<T>(gradients, runs)), Scalar.ToDouble(GradientSpans.Norm(weights, runs)));
        if (factor < 1)
        {
            foreach (var run in runs)
            {
                GradientSpans.Scale(gradients.Slice(run.Offset, run.Length), Scalar.FromDouble<T>(factor));
            }
        }
    }

    /// <summary>Some rows of a block, which begin with the spans. The squares of a row are added in the order of its columns, wherever they are stored.</summary>
    private void ClipRows<T>(Span<T> gradients, ReadOnlySpan<T> weights, TensorBlock block, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> ofGradients = stackalloc double[RowsAtATime];
        Span<double> ofWeights = stackalloc double[RowsAtATime];
        ofGradients.Clear();
        ofWeights.Clear();
        for (var column = 0; column < columns; column++)
        {
            for (var (row, at) = (0, column * block.ColumnStride); row < rows; row++, at += block.RowStride)
            {
                var (g, w) = (Scalar.ToDouble(gradients[at]), Scalar.ToDouble(weights[at]));
                ofGradients[row] += g * g;
                ofWeights[row] += w * w;
            }
        }

        for (var row = 0; row < rows; row++)
        {
            var factor = Factor(Math.Sqrt(ofGradients[row]), Math.Sqrt(ofWeights[row]));
            if (factor < 1)
            {
                Scale(gradients[(row * block.RowStride)..], Scalar.FromDouble<T>(factor), columns, block.ColumnStride);
            }
        }
    }

    private static void Scale<T>(Span<T> row, T factor, int columns, int stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var (column, at) = (0, 0); column < columns; column++, at += stride)
        {
            row[at] *= factor;
        }
    }

    /// <summary>1 or more leaves the gradient alone; so does the infinite factor of a gradient of 0.</summary>
    private double Factor(double gradientNorm, double weightNorm) => _limit * Math.Max(weightNorm, _leastNorm) / gradientNorm;
}
