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
        var denominator = totalWeight * (network.Loss is { } loss && loss.IsPerFeature() ? network.TargetSize : 1);
        for (var row = 0; row < extent.Rows; row++)
        {
            var valid = BatchValidation.ValidLosses(network, batch, row);
            for (var t = 0; t < (network.HasNodeOutputs ? valid : extent.LossSteps(network)); t++)
            {
                var index = row * network.LossSteps + t;
                var weight = t >= valid || denominator == 0 ? 0 : batch.StepWeights.IsEmpty ? 1 : Scalar.ToDouble(batch.StepWeights[index]);
                var place = workspace.OutputPlace(network, workspace.Layout.Weights, 1, row, t);
                workspace.Values[place] = weight == 0 ? T.Zero : Scalar.FromDouble<T>(weight / denominator);
                CopyTarget(network, batch, row, t, t < valid, t < valid && IsRead(network, batch, index), normalization?.Targets, workspace);
            }
        }
    }

    /// <summary>The sum of the weighted losses. The position in the whole grid decides which partial sum a loss goes to.</summary>
    public static double Sum<T>(NetworkLayout network, BatchExtent extent, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Sixteen<double> sums = default;
        Span<double> partials = sums;
        ReadOnlySpan<T> values = workspace.Values;
        if (network.HasNodeOutputs)
        {
            TreeTransfer.Sum(values.Slice(workspace.Layout.RowLosses, extent.ValidLosses), partials);
            return Reductions.Sum(partials);
        }

        for (var t = 0; t < extent.LossSteps(network); t++)
        {
            for (var row = 0; row < extent.Rows; row++)
            {
                var position = t * network.BatchSize + row;
                partials[position % Reductions.Partials] += Scalar.ToDouble(values[network.Place(workspace.Layout, workspace.Layout.RowLosses, 1, t, row)]);
            }
        }

        return Reductions.Sum(partials);
    }

    /// <summary>Whether a value decides anything. What weighs nothing may be anything, and must not be: 0 times the loss of a huge number would be NaN. But a teacher puts it in the place of an output.</summary>
    private static bool IsRead<TNumber>(NetworkLayout network, in SequenceBatch<TNumber> batch, int index)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> => batch.StepWeights.IsEmpty || batch.StepWeights[index] > TNumber.Zero || network.TeacherForcing is not null;

    private static void CopyTarget<TNumber, T>(
        NetworkLayout network, in SequenceBatch<TNumber> batch, int row, int t, bool valid, bool isRead, FeatureScaling? scaling, Workspace<T> workspace)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (network.Loss is LossKind.Ctc)
        {
            CtcTargets.CopyIn(network, batch, row, valid, workspace);
            return;
        }

        var index = row * network.LossSteps + t;
        if (network.HasClassTargets)
        {
            workspace.Labels[network.HasNodeOutputs ? workspace.OutputPlace(network, 0, 1, row, t) : network.IntegerPlace(network.OutputSteps, t, row)] = valid ? batch.Labels[index] : 0;
            return;
        }

        var size = network.TargetSize;
        var destination = workspace.Values.Slice(workspace.OutputPlace(network, workspace.Layout.Targets, size, row, t), size);
        if (!isRead)
        {
            destination.Clear();
            return;
        }

        var targets = batch.Targets.Slice(index * size, size);
        if (!FeatureScaling.Normalize(targets, destination, scaling))
        {
            NumberRange.CheckTargets<TNumber, T>(targets, scaling, row, t, network.LossSteps);
        }
    }
}
