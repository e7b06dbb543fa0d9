using System.Numerics;
using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>Checks the trees of a batch.</summary>
internal static class TreeValidation
{
    /// <summary>Checks a batch's children.</summary>
    public static void Check<T>(NetworkLayout network, in SequenceBatch<T> batch, BatchExtent extent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (network.HasTrees || batch.Children.Length > 0)
        {
            CheckTrees(network, batch, extent);
        }
    }

    private static void CheckTrees<T>(NetworkLayout network, in SequenceBatch<T> batch, BatchExtent extent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var expected = network.HasTrees ? extent.Rows * network.Steps * 2 : 0;
        if (batch.Children.Length != expected)
        {
            throw new ArgumentException(
                network.HasTrees
                    ? Invariant($"children: expected rows * nodes * 2 = {extent.Rows} * {network.Steps} * 2 = {expected} indices; given {batch.Children.Length}.")
                    : Invariant($"children: expected none, because this network has no tree layer; given {batch.Children.Length}."),
                "children");
        }

        Span<ulong> taken = stackalloc ulong[network.HasTrees ? TreeStructure.MarksOf(network.Steps) : 0];
        for (var row = 0; row < extent.Rows && network.HasTrees; row++)
        {
            taken.Clear();
            TreeStructure.Check(batch.Children.Slice(row * network.Steps * 2, network.Steps * 2), "row", row, BatchValidation.LengthOf(network, batch, row), taken);
        }
    }
}
