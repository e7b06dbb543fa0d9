using System.Numerics;

namespace RnnGen.Runtime;

/// <summary>
/// Copies between a caller's arrays, [rows, nodes, features], and the workspace of a network of trees, where nodes stand by slot (see <see cref="Forest"/>).
/// Nodes beyond a row's length have none: nothing is computed for them.
/// </summary>
internal static class TreeTransfer
{
    /// <summary>Sorts the nodes; copies inputs, normalized, or tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is finite as given, and not as the network computes on it.</exception>
    public static void CopyIn<TNumber, T>(NetworkLayout network, in SequenceBatch<TNumber> batch, BatchExtent extent, AppliedNormalization? normalization, Workspace<T> workspace)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var forest = new ForestTable(network, workspace.Forest);
        forest.Build(network, batch, extent);
        var block = network.BlockOf(InputSpan.Steps);
        for (var row = 0; row < extent.Rows; row++)
        {
            var length = BatchValidation.LengthOf(network, batch, row);
            for (var node = 0; node < length; node++)
            {
                var (index, slot) = ((row * network.Steps) + node, forest.Slot(row, node));
                for (var i = 0; i < block.Tokens.Length; i++)
                {
                    workspace.Tokens[block.Tokens[i].Offset + slot] = batch.Tokens[(index * block.Tokens.Length) + i];
                }

                var source = batch.Inputs.Slice(index * block.Features, block.Features);
                if (!CopyNode(network, block, source, normalization?.Of(InputSpan.Steps), slot, workspace))
                {
                    NumberRange.CheckInputs<TNumber, T>(source, network, block, normalization?.Of(InputSpan.Steps), row, node);
                }
            }
        }
    }

    /// <summary>Copies the numbers of a node, each input's to its place; whether all are finite.</summary>
    private static bool CopyNode<TNumber, T>(NetworkLayout network, InputBlock block, ReadOnlySpan<TNumber> source, FeatureScaling? scaling, int slot, Workspace<T> workspace)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (column, isFinite) = (0, true);
        foreach (var input in block.Numbers)
        {
            var place = network.Place(workspace.Layout, input, 0) + (slot * input.Features);
            isFinite &= FeatureScaling.Normalize(source.Slice(column, input.Features), workspace.Values.Slice(place, input.Features), scaling, column);
            column += input.Features;
        }

        return isFinite;
    }

    /// <summary>Adds the losses of all nodes, which stand by slot, to the partial sums.</summary>
    public static void Sum<T>(ReadOnlySpan<T> losses, Span<double> partials)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var slot = 0; slot < losses.Length; slot++)
        {
            partials[slot % Reductions.Partials] += Scalar.ToDouble(losses[slot]);
        }
    }
}
