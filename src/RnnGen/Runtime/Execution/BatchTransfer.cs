using System.Numerics;
using System.Runtime.CompilerServices;

namespace RnnGen.Runtime;

/// <summary>
/// Copies between a caller's arrays, [rows, steps, features], and workspaces of shards, [steps, rows, features]. Only the call's rows are touched. What
/// stands beyond a row's length never enters: those steps become zeros. Of a row with a mask, the steps that remain move to the front, and their outputs back to where they were.
/// </summary>
internal static class BatchTransfer
{
    /// <summary>Copies inputs, normalized, or tokens; and, when rows have lengths, which steps are valid.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is finite as given, and not as the network computes on it.</exception>
    public static void CopyIn<TNumber, T>(NetworkLayout network, in SequenceBatch<TNumber> batch, BatchExtent extent, AppliedNormalization? normalization, Workspace<T> workspace)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (network.HasTrees)
        {
            TreeTransfer.CopyIn(network, batch, extent, normalization, workspace);
            return;
        }

        foreach (var block in network.GivenBlocks)
        {
            CopyIn(network, block, batch, extent, normalization, workspace);
        }

        for (var row = 0; extent.HasLengths && row < extent.Rows; row++)
        {
            var length = BatchValidation.LengthOf(network, batch, row);
            MarkValid(extent.Steps, network.ShardRows, length, workspace.Values[network.Place(workspace.Layout, workspace.Layout.Valid, 1, 0, row)..]);
            if (network.HasOutputTime)
            {
                var outputs = BatchValidation.ValidOutputSteps(network, batch, row);
                MarkValid(extent.OutputSteps, network.ShardRows, outputs, workspace.Values[network.Place(workspace.Layout, workspace.Layout.OutputValid, 1, 0, row)..]);
            }
        }
    }

    /// <summary>Copies the inputs of a span, normalized, and its tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is finite as given, and not as the network computes on it.</exception>
    public static void CopyIn<TNumber, T>(NetworkLayout network, InputBlock block, in SequenceBatch<TNumber> batch, BatchExtent extent, AppliedNormalization? normalization, Workspace<T> workspace)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CopyTokens(network, block, batch, extent, workspace.Tokens);
        CopyNumbers(network, block, batch, extent, normalization?.Of(block.Span), workspace);
    }

    /// <summary>Copies the outputs or logits of all heads side by side; zeros, or repeated outputs, where a row has no valid step.</summary>
    public static void CopyOut<TNumber, T>(
        NetworkLayout network, in SequenceBatch<TNumber> batch, BatchExtent extent, FeatureScaling? scaling, Workspace<T> workspace, bool logits, Span<TNumber> outputs)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var head in network.EachHead)
        {
            CopyOut(network, head, batch, extent, scaling, workspace, logits, outputs, head.OutputColumn, network.OutputSize);
        }
    }

    /// <summary>Copies the outputs or logits of a head.</summary>
    /// <param name="network">The network.</param>
    /// <param name="head">The head.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="extent">The part of the workspace that it takes.</param>
    /// <param name="scaling">The units of the outputs of all heads; null where they stay as they are.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="logits">Whether the values before the link function are meant.</param>
    /// <param name="outputs">[rows, output steps, stride].</param>
    /// <param name="column">The first column to write to.</param>
    /// <param name="stride">From a step to the next.</param>
    public static void CopyOut<TNumber, T>(
        NetworkLayout network, HeadLayout head, in SequenceBatch<TNumber> batch, BatchExtent extent, FeatureScaling? scaling, Workspace<T> workspace, bool logits, Span<TNumber> outputs, int column, int stride)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (size, offset) = (head.OutputSize, logits ? head.Logits : head.Outputs);
        ReadOnlySpan<T> source = workspace.Values;
        for (var row = 0; row < extent.Rows; row++)
        {
            var valid = BatchValidation.ValidOutputSteps(network, batch, row);
            var destination = outputs.Slice(row * network.OutputSteps * stride, network.OutputSteps * stride);
            for (var t = 0; t < valid; t++)
            {
                var step = BatchValidation.OutputStepOf(network, batch, row, t);
                FeatureScaling.Denormalize(source.Slice(workspace.OutputPlace(network, offset, size, row, t), size), destination.Slice((step * stride) + column, size), scaling, head.OutputColumn);
            }

            FillRest(network, batch, row, valid, destination, column, size, stride);
        }
    }

    /// <summary>Fills the output steps of a row that do not count: with zeros or, where the network says so, with the output before them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="row">The row.</param>
    /// <param name="valid">The number of its steps that count.</param>
    /// <param name="outputs">[output steps, stride]: its outputs.</param>
    /// <param name="column">The first column to write to.</param>
    /// <param name="size">The columns.</param>
    /// <param name="stride">From a step to the next.</param>
    public static void FillRest<TNumber>(NetworkLayout network, in SequenceBatch<TNumber> batch, int row, int valid, Span<TNumber> outputs, int column, int size, int stride)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        if (network.RepeatLastOutput)
        {
            RepeatOutputs(network, batch, row, valid, outputs, column, size, stride);
        }
        else if (size == stride && batch.Order.IsEmpty)
        {
            outputs[(valid * size)..].Clear();
        }
        else
        {
            for (var t = valid; t < network.OutputSteps; t++)
            {
                outputs.Slice((BatchValidation.OutputStepOf(network, batch, row, t) * stride) + column, size).Clear();
            }
        }
    }

    /// <summary>Copies the values of an exposed layer; zeros where a row has no valid step. With a mask, those of the inputs' steps go back to where these were.</summary>
    /// <param name="network">The network.</param>
    /// <param name="exposed">The layer's place.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="values">[rows, entries, width].</param>
    public static void CopyOut<TNumber, T>(NetworkLayout network, ExposedLayout exposed, in SequenceBatch<TNumber> batch, int rows, Workspace<T> workspace, Span<TNumber> values)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        values.Clear();
        var isOfSteps = exposed is { Steps: > 0, Stride: 1, IsOfOutputs: false };
        for (var row = 0; row < rows; row++)
        {
            var valid = BatchValidation.ValidEntries(network, exposed, batch, row);
            for (var entry = 0; entry < valid; entry++)
            {
                var step = isOfSteps ? BatchValidation.StepOf(network, InputSpan.Steps, batch, row, entry) : entry;
                var source = workspace.Values.Slice(network.Place(workspace.Layout, exposed.Offset, exposed.Width, entry, row), exposed.Width);
                Scalar.Convert<T, TNumber>(source, values.Slice(((row * exposed.Entries) + step) * exposed.Width, exposed.Width));
            }
        }
    }

    /// <summary>Fills the output steps of a row that do not count with the output before them; zeros where there is none.</summary>
    private static void RepeatOutputs<TNumber>(NetworkLayout network, in SequenceBatch<TNumber> batch, int row, int valid, Span<TNumber> outputs, int column, int size, int stride)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var (next, latest) = (0, -1);
        for (var step = 0; step < network.OutputSteps; step++)
        {
            var place = outputs.Slice((step * stride) + column, size);
            if (next < valid && BatchValidation.OutputStepOf(network, batch, row, next) == step)
            {
                (next, latest) = (next + 1, step);
            }
            else if (latest >= 0)
            {
                outputs.Slice((latest * stride) + column, size).CopyTo(place);
            }
            else
            {
                place.Clear();
            }
        }
    }

    /// <summary>Copies the numbers of the inputs of a span, each to its place.</summary>
    private static void CopyNumbers<TNumber, T>(
        NetworkLayout network, InputBlock block, in SequenceBatch<TNumber> batch, BatchExtent extent, FeatureScaling? scaling, Workspace<T> workspace)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var source = batch.NumbersOf(block.Span);
        var (column, steps, perRow) = (0, extent.EntriesOf(block.Span), block.Entries * block.Features);
        foreach (var input in block.Numbers)
        {
            for (var row = 0; row < extent.Rows; row++)
            {
                var valid = extent.HasLengths ? BatchValidation.ValidEntries(network, block.Span, batch, row) : block.Entries;
                var inputs = workspace.Values[network.Place(workspace.Layout, input, row)..];
                if (block.Span == InputSpan.Steps && !batch.Order.IsEmpty)
                {
                    CopyMaskedRow(network, block, input, column, source.Slice(row * perRow, perRow), batch.Order.Slice(row * network.Steps, valid), row, steps, scaling, inputs);
                    continue;
                }

                var numbers = source.Slice(row * perRow, valid * block.Features);
                if (!CopyRow(network, block, input, column, numbers, steps, scaling, inputs))
                {
                    NumberRange.CheckInputs<TNumber, T>(numbers, network, block, scaling, row, 0);
                }
            }

            column += input.Features;
        }
    }

    /// <summary>Copies the steps of a row that remain, one behind the other.</summary>
    private static void CopyMaskedRow<TNumber, T>(
        NetworkLayout network, InputBlock block, InputLayout input, int column, ReadOnlySpan<TNumber> source, ReadOnlySpan<int> order, int row, int steps, FeatureScaling? scaling, Span<T> inputs)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var stride = network.ShardRows * input.Features;
        for (var t = 0; t < order.Length; t++)
        {
            var numbers = source.Slice(order[t] * block.Features, block.Features);
            if (!CopyRow(network, block, input, column, numbers, 1, scaling, inputs[(t * stride)..]))
            {
                NumberRange.CheckInputs<TNumber, T>(numbers, network, block, scaling, row, order[t]);
            }
        }

        CopyRow<TNumber, T>(network, block, input, column, [], steps - order.Length, scaling, steps > order.Length ? inputs[(order.Length * stride)..] : []);
    }

    /// <summary>Copies a row's numbers of an input, which begin at a column of the batch; whether all are finite.</summary>
    private static bool CopyRow<TNumber, T>(
        NetworkLayout network, InputBlock block, InputLayout input, int column, ReadOnlySpan<TNumber> numbers, int steps, FeatureScaling? scaling, Span<T> inputs)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (size, stride, valid, isFinite) = (input.Features, network.ShardRows * input.Features, numbers.Length / block.Features, true);
        if (block.Features == 1)
        {
            isFinite = CopyFeature(numbers, stride, scaling, inputs);
        }
        else
        {
            for (var t = 0; t < valid; t++)
            {
                isFinite &= FeatureScaling.Normalize(numbers.Slice((t * block.Features) + column, size), inputs.Slice(t * stride, size), scaling, column);
            }
        }

        for (var t = valid; t < steps; t++)
        {
            inputs.Slice(t * stride, size).Clear();
        }

        return isFinite;
    }

    // A single feature, the common case of a time series, is a column: copying it step by step as spans of one would cost three times as much.
    private static bool CopyFeature<TNumber, T>(ReadOnlySpan<TNumber> source, int stride, FeatureScaling? scaling, Span<T> inputs)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (place, isFinite) = (0, true);
        if (scaling is null && typeof(TNumber) == typeof(T))
        {
            // Nothing to compute, and so nothing to look at: the numbers of a tiny network are copied as fast as they can be.
            foreach (var x in source)
            {
                inputs[place] = Unsafe.BitCast<TNumber, T>(x);
                place += stride;
            }

            return true;
        }

        // Minus 0 and times 1 leave every number as it is.
        var (mean, factor) = scaling is null ? (0, 1) : scaling[0];
        foreach (var x in source)
        {
            var number = Scalar.FromDouble<T>((Scalar.ToDouble(x) - mean) * factor);
            isFinite &= T.IsFinite(number);
            inputs[place] = number;
            place += stride;
        }

        return isFinite;
    }

    private static void CopyTokens<TNumber>(NetworkLayout network, InputBlock block, in SequenceBatch<TNumber> batch, BatchExtent extent, Span<int> tokens)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var source = batch.TokensOf(block.Span);
        var (count, column, steps) = (block.Tokens.Length, 0, extent.EntriesOf(block.Span));
        foreach (var input in block.Tokens)
        {
            for (var row = 0; row < extent.Rows; row++)
            {
                var valid = extent.HasLengths ? BatchValidation.ValidEntries(network, block.Span, batch, row) : block.Entries;
                var (first, place) = ((row * block.Entries * count) + column, network.TokenPlace(input, 0, row));
                for (var t = 0; t < steps; t++)
                {
                    tokens[place + (t * network.ShardRows)] = t < valid ? source[first + (BatchValidation.StepOf(network, block.Span, batch, row, t) * count)] : 0;
                }
            }

            column++;
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
