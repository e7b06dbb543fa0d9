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
        var size = network.InputSize;
        for (var row = 0; row < extent.Rows; row++)
        {
            var length = BatchValidation.LengthOf(network, batch, row);
            for (var node = 0; node < length; node++)
            {
                var (index, slot) = ((row * network.Steps) + node, forest.Slot(row, node));
                if (network.Vocabulary > 0)
                {
                    workspace.Tokens[slot] = batch.Tokens[index];
                }
                else
                {
                    var source = batch.Inputs.Slice(index * size, size);
                    if (!FeatureScaling.Normalize(source, workspace.Values.Slice(workspace.Layout.Inputs + (slot * size), size), normalization?.Inputs))
                    {
                        NumberRange.Check<TNumber, T>(source, size, normalization?.Inputs, "inputs", row, node, network.Steps);
                    }
                }
            }
        }
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
