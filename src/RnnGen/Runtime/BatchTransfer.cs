using System.Numerics;

namespace RnnGen.Runtime;

/// <summary>
/// Copies between a caller's arrays, [rows, steps, features], and workspaces of shards, [steps, rows, features]. Only the call's rows are touched. What
/// stands beyond a row's length never enters: those steps become zeros.
/// </summary>
internal static class BatchTransfer
{
    /// <summary>Copies inputs, normalised, or tokens; and, when rows have lengths, which steps are valid.</summary>
    public static void CopyIn<T>(NetworkLayout network, in SequenceBatch<T> batch, BatchExtent extent, AppliedNormalization<T>? normalization, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (network.HasTrees)
        {
            TreeTransfer.CopyIn(network, batch, extent, normalization, workspace);
            return;
        }

        for (var row = 0; row < extent.Rows; row++)
        {
            var length = BatchValidation.LengthOf(network, batch, row);
            if (network.Vocabulary > 0)
            {
                CopyTokens(network, batch.Tokens.Slice(row * network.Steps, length), extent.Steps, row, workspace.Tokens);
            }
            else
            {
                var inputs = workspace.Values[network.Place(workspace.Layout, workspace.Layout.Inputs, network.InputSize, 0, row)..];
                CopyRow(network, batch.Inputs.Slice(row * network.Steps * network.InputSize, length * network.InputSize), extent.Steps, normalization, inputs);
            }

            if (extent.HasLengths)
            {
                MarkValid(extent.Steps, network.ShardRows, length, workspace.Values[network.Place(workspace.Layout, workspace.Layout.Valid, 1, 0, row)..]);
                if (network.HasOutputTime)
                {
                    var valid = BatchValidation.ValidOutputSteps(network, batch, row);
                    MarkValid(extent.OutputSteps, network.ShardRows, valid, workspace.Values[network.Place(workspace.Layout, workspace.Layout.OutputValid, 1, 0, row)..]);
                }
            }
        }
    }

    /// <summary>Copies outputs or logits, which stand at an offset of the workspace; zeros where a row has no valid step.</summary>
    public static void CopyOut<T>(
        NetworkLayout network, in SequenceBatch<T> batch, BatchExtent extent, T[]? mean, T[]? scale, Workspace<T> workspace, int offset, Span<T> outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var size = network.OutputSize;
        ReadOnlySpan<T> source = workspace.Values;
        for (var row = 0; row < extent.Rows; row++)
        {
            var valid = BatchValidation.ValidOutputSteps(network, batch, row);
            var destination = outputs.Slice(row * network.OutputSteps * size, network.OutputSteps * size);
            for (var t = 0; t < valid; t++)
            {
                AppliedNormalization<T>.Denormalize(source.Slice(workspace.OutputPlace(network, offset, size, row, t), size), destination.Slice(t * size, size), mean, scale);
            }

            destination[(valid * size)..].Clear();
        }
    }

    private static void CopyRow<T>(NetworkLayout network, ReadOnlySpan<T> source, int steps, AppliedNormalization<T>? normalization, Span<T> inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (size, stride) = (network.InputSize, network.ShardRows * network.InputSize);
        var (mean, factor) = (normalization?.InputMean, normalization?.InputFactor);
        var place = 0;
        if (size == 1)
        {
            place = CopyFeature(source, place, stride, mean, factor, inputs);
        }
        else
        {
            for (; !source.IsEmpty; source = source[size..], place += stride)
            {
                AppliedNormalization<T>.Normalize(source[..size], inputs.Slice(place, size), mean, factor);
            }
        }

        for (; place < steps * stride; place += stride)
        {
            inputs.Slice(place, size).Clear();
        }
    }

    // A single feature, the common case of a time series, is a column: copying it step by step as spans of one would cost three times as much.
    private static int CopyFeature<T>(ReadOnlySpan<T> source, int place, int stride, T[]? mean, T[]? factor, Span<T> inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Minus 0 and times 1 leave every number as it is.
        var (subtracted, multiplied) = mean is null || factor is null ? (T.Zero, T.One) : (mean[0], factor[0]);
        foreach (var x in source)
        {
            inputs[place] = (x - subtracted) * multiplied;
            place += stride;
        }

        return place;
    }

    private static void CopyTokens(NetworkLayout network, ReadOnlySpan<int> source, int steps, int row, Span<int> tokens)
    {
        for (var t = 0; t < steps; t++)
        {
            tokens[network.IntegerPlace(network.Steps, t, row)] = t < source.Length ? source[t] : 0;
        }
    }

    private static void MarkValid<T>(int steps, int stride, int length, Span<T> valid)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var t = 0; t < steps; t++)
        {
            valid[t * stride] = t < length ? T.One : T.Zero;
        }
    }
}
