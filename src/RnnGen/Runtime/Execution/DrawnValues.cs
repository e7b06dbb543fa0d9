using System.Numerics;
using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>The values that a decoder has drawn, and gone on from.</summary>
internal static class DrawnValues
{
    /// <summary>Checks options and the length of the outputs.</summary>
    public static void Check(NetworkLayout network, BatchExtent extent, int outputs, DecodingOptions options)
    {
        if (!network.DrawsValues)
        {
            throw new InvalidOperationException(
                $"{network.Name} draws no values: only a decoder that feeds its output back does, with a loss that predicts a distribution (Gaussian, StudentT, GaussianMixture, Poisson, NegativeBinomial). "
                + (network.Chooses ? "Decode into integers: it chooses classes." : "Use Predict."));
        }

        DrawingNoise.CheckPaths(options);
        var size = network.LastHead.TargetSize;
        if (outputs != (long)extent.Rows * options.Paths * network.OutputSteps * size)
        {
            throw new ArgumentException(
                Invariant($"values: expected rows * paths * output steps * target size = {extent.Rows} * {options.Paths} * {network.OutputSteps} * {size}; given {outputs}."), "values");
        }

        if (options.Temperature is not (0 or 1))
        {
            throw new ArgumentException(Invariant($"options.Temperature: expected 0 (the means, as Predict feeds them back) or 1 (draws from the predicted distributions); given {options.Temperature}."), nameof(options));
        }

        if (options.StopToken is { } stop)
        {
            throw new ArgumentException(Invariant($"options.StopToken: expected none, since no classes are chosen; given {stop}."), nameof(options));
        }
    }

    /// <summary>Copies the values of some paths out, in the targets' units; 0 for a row of length 0.</summary>
    public static void CopyOut<TNumber, T>(NetworkLayout network, in SequenceBatch<TNumber> batch, Workspace<T> workspace, FeatureScaling? scaling, DrawnRows drawn, Span<TNumber> values)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> source = workspace.Values;
        var head = network.LastHead;
        var size = head.TargetSize;
        for (var row = 0; row < drawn.Count; row++)
        {
            var path = values.Slice(drawn.PlaceOf(row) * network.OutputSteps * size, network.OutputSteps * size);
            if (BatchValidation.LengthOf(network, batch, drawn.RowOf(row)) == 0)
            {
                path.Clear();
                continue;
            }

            for (var t = 0; t < network.OutputSteps; t++)
            {
                var place = network.Place(workspace.Layout, workspace.Layout.Choices, size, t, row);
                FeatureScaling.Denormalize(source.Slice(place, size), path.Slice(t * size, size), scaling, head.TargetColumn);
            }
        }
    }
}
