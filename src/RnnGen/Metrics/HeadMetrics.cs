using RnnGen.Runtime;

namespace RnnGen;

/// <summary>The metrics of a head.</summary>
/// <param name="Head">The head.</param>
/// <param name="TakesLogits">Whether they look at values before the link function: probabilities of 0 have lost what their logarithms were.</param>
/// <param name="Scaling">The units of targets, where errors are differences of distances from the mean, since the rounding of mean + error would cost digits; otherwise null.</param>
/// <param name="Metrics">The metrics.</param>
internal sealed record HeadMetrics(HeadLayout Head, bool TakesLogits, FeatureScaling? Scaling, Metric<double>[] Metrics)
{
    /// <param name="head">The head.</param>
    /// <param name="outputSteps">The output steps of the network.</param>
    /// <param name="targets">The scaling of the targets of all heads; null without one.</param>
    public static HeadMetrics Of(HeadLayout head, int outputSteps, FeatureScaling? targets)
    {
        // Of several outputs for each target there is nothing to subtract it from.
        var scaling = head is { IsOfTargets: true, TakesTargets: true, IsRegression: true } ? targets : null;
        return new(head, scaling is not null || head.Loss is LossKind.SoftmaxCrossEntropy or LossKind.Focal, scaling, MetricCatalog.For<double>(head, outputSteps));
    }

    /// <summary>Makes of normalized predictions, and of targets, their distances from the mean.</summary>
    /// <param name="network">The network.</param>
    /// <param name="logits">[positions, output size]; those of the head are scaled.</param>
    /// <param name="targets">[positions, values of a target].</param>
    /// <param name="distances">[positions, values of a target]; written where they are the head's.</param>
    public void Center(NetworkLayout network, Span<double> logits, ReadOnlySpan<double> targets, Span<double> distances)
    {
        for (var (i, position) = (Head.TargetColumn, 0); Scaling is not null && i < targets.Length; i += network.ValueSize, position++)
        {
            Scaling.Center(logits.Slice((position * network.OutputSize) + Head.OutputColumn, Head.OutputSize), targets.Slice(i, Head.TargetSize), distances[i..], Head.TargetColumn);
        }
    }
}
