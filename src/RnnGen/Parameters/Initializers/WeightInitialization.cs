using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen.Initializers;

/// <summary>
/// Draws the initial weights of a set. Each block has a random stream of its own, keyed by the seed, the tensor's name and the block's number, and is drawn in double precision
/// in logical order: neither other layers, nor the storage order, nor the precision change the weights of a tensor.
/// </summary>
internal static class WeightInitialization
{
    public static void Draw<T>(ParameterSet<T> parameters, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var tensor in parameters.Tensors)
        {
            var given = tensor.Layout.Constants is { } constants ? new GivenWeights(constants.For(tensor.Layout)) : null;
            for (var part = 0; part < tensor.Layout.Blocks.Count; part++)
            {
                var block = tensor.Layout.Blocks[part];
                var weights = given ?? WeightSource.For(block.Initializer, block.Scale, block.Rows, tensor.Columns, PhiloxStream.For(seed, tensor.Name, part));
                Fill(parameters.Values, block, tensor.Columns, weights);
            }
        }
    }

    private static void Fill<T>(Span<T> values, TensorBlock block, int columns, WeightSource weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var row = 0; row < block.Rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                values[block.Offset + row * block.RowStride + column * block.ColumnStride] = Scalar.FromDouble<T>(weights.Next());
            }
        }
    }
}
