using System.Numerics;
using RnnGen.Simd;

namespace RnnGen.Runtime;

/// <summary>Copies what a loss compares with into a workspace, and reads the loss out of it.</summary>
internal static class LossTransfer
{
    /// <summary>
    /// Copies targets, normalized, or labels; and what each output position's loss is multiplied with: its weight / (sum of the weights of valid positions, times
    /// the numbers of a target where each has a loss), so that the sum of the products is the weighted mean. An invalid position weighs 0. <paramref name="totalWeight"/> is that sum of weights, above 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A target is finite as given, and not as the network computes on it.</exception>
    public static void CopyIn<TNumber, T>(
        NetworkLayout network, in SequenceBatch<TNumber> batch, BatchExtent extent, double totalWeight, AppliedNormalization? normalization, Workspace<T> workspace)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var row = 0; row < extent.Rows; row++)
        {
            var valid = BatchValidation.ValidLosses(network, batch, row);
            for (var t = 0; t < (network.HasNodeOutputs ? valid : extent.LossSteps(network)); t++)
            {
                CopyIn(network, batch, row, t, t < valid, totalWeight, normalization, workspace, (row, t));
            }
        }
    }

    /// <summary>The same of a single position.</summary>
    /// <param name="network">The network, as the rows of the batch see it.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="row">A row of it.</param>
    /// <param name="t">A position of the row.</param>
    /// <param name="valid">Whether the position counts.</param>
    /// <param name="totalWeight">The sum of all weights.</param>
    /// <param name="normalization">The units of targets.</param>
    /// <param name="workspace">Takes what the loss compares with.</param>
    /// <param name="place">The row and the position there.</param>
    public static void CopyIn<TNumber, T>(
        NetworkLayout network, in SequenceBatch<TNumber> batch, int row, int t, bool valid, double totalWeight, AppliedNormalization? normalization, Workspace<T> workspace, (int Row, int T) place)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var index = BatchValidation.LossOf(network, batch, row, t);
        var isRead = valid && IsRead(network, batch, index);
        var weight = !valid || totalWeight == 0 ? 0 : batch.StepWeights.IsEmpty ? 1 : Scalar.ToDouble(batch.StepWeights[index]);
        foreach (var head in network.EachHead)
        {
            workspace.Values[workspace.OutputPlace(network, head.Weights, 1, place.Row, place.T)] = weight == 0 ? T.Zero : Scalar.FromDouble<T>(weight / (totalWeight * head.Divisor));
            CopyTarget(network, head, batch, (row, index), valid, isRead, normalization?.Targets, workspace, place);
        }
    }

    /// <summary>The sum of the weighted losses of all heads.</summary>
    /// <param name="network">The network.</param>
    /// <param name="extent">The batch.</param>
    /// <param name="workspace">The workspace that a pass has left them in.</param>
    /// <param name="ofHeads">Takes the loss of each head, without the head's weight; empty where nobody asks.</param>
    public static double Sum<T>(NetworkLayout network, BatchExtent extent, Workspace<T> workspace, Span<double> ofHeads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        for (var i = 0; i < network.EachHead.Length; i++)
        {
            var (head, loss) = (network.EachHead[i], Sum(network, network.EachHead[i], extent, workspace));
            sum += loss;
            if (!ofHeads.IsEmpty)
            {
                ofHeads[i] = loss / head.Weight;
            }
        }

        return sum;
    }

    /// <summary>The sum of weighted losses that stand in the order of positions and rows, as of a network with so many steps.</summary>
    /// <param name="losses">[positions, rows].</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="batchSize">The most rows of a batch.</param>
    public static double Sum<T>(ReadOnlySpan<T> losses, int rows, int batchSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Sixteen<double> sums = default;
        Span<double> partials = sums;
        for (var i = 0; i < losses.Length; i++)
        {
            partials[((i / rows * batchSize) + (i % rows)) % Reductions.Partials] += Scalar.ToDouble(losses[i]);
        }

        return Reductions.Sum(partials);
    }

    /// <summary>The sum of the weighted losses of a head. The position in the whole grid decides which partial sum a loss goes to.</summary>
    private static double Sum<T>(NetworkLayout network, HeadLayout head, BatchExtent extent, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Sixteen<double> sums = default;
        Span<double> partials = sums;
        ReadOnlySpan<T> values = workspace.Values;
        if (network.HasNodeOutputs)
        {
            TreeTransfer.Sum(values.Slice(head.RowLosses, extent.ValidLosses), partials);
            return Reductions.Sum(partials);
        }

        for (var t = 0; t < extent.LossSteps(network); t++)
        {
            for (var row = 0; row < extent.Rows; row++)
            {
                var position = t * network.BatchSize + row;
                partials[position % Reductions.Partials] += Scalar.ToDouble(values[network.Place(workspace.Layout, head.RowLosses, 1, t, row)]);
            }
        }

        return Reductions.Sum(partials);
    }

    /// <summary>Whether a value decides anything. What weighs nothing may be anything, and must not be: 0 times the loss of a huge number would be NaN. But a teacher puts it in the place of an output.</summary>
    private static bool IsRead<TNumber>(NetworkLayout network, in SequenceBatch<TNumber> batch, int index)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> => batch.StepWeights.IsEmpty || batch.StepWeights[index] > TNumber.Zero || network.TeacherForcing is not null;

    private static void CopyTarget<TNumber, T>(
        NetworkLayout network, HeadLayout head, in SequenceBatch<TNumber> batch, (int Row, int Index) source, bool valid, bool isRead, FeatureScaling? scaling, Workspace<T> workspace, (int Row, int T) destination)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (head.Loss is LossKind.Ctc)
        {
            CtcTargets.CopyIn(network, batch, source.Row, valid, workspace);
            return;
        }

        if (head.TakesLabels)
        {
            var place = network.HasNodeOutputs ? workspace.OutputPlace(network, head.Targets, 1, destination.Row, destination.T) : network.LabelPlace(head, destination.T, destination.Row);
            workspace.Labels[place] = valid ? batch.Labels[(source.Index * network.LabelSize) + head.TargetColumn] : 0;
            return;
        }

        var size = head.TargetSize;
        var values = workspace.Values.Slice(workspace.OutputPlace(network, head.Targets, size, destination.Row, destination.T), size);
        if (!isRead)
        {
            values.Clear();
            return;
        }

        var targets = batch.Targets.Slice(source.Index * network.ValueSize, network.ValueSize);
        if (!FeatureScaling.Normalize(targets.Slice(head.TargetColumn, size), values, scaling, head.TargetColumn))
        {
            NumberRange.CheckTargets<TNumber, T>(targets, network, scaling, source.Row, source.Index - (source.Row * network.LossSteps));
        }
    }
}
