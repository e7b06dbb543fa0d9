using System.Numerics;
using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>The classes that a decoder has chosen.</summary>
internal static class ChosenClasses
{
    /// <summary>Checks options and the length of the outputs.</summary>
    public static void Check(NetworkLayout network, BatchExtent extent, int outputs, DecodingOptions options)
    {
        if (!network.Chooses)
        {
            throw new InvalidOperationException($"{network.Name} chooses no classes: only a decoder that feeds chosen classes back does. {(network.DrawsValues ? "Decode into numbers: it draws values." : "Use Predict.")}");
        }

        DrawingNoise.CheckPaths(options);
        if (outputs != (long)extent.Rows * options.Paths * network.OutputSteps)
        {
            var paths = options.Paths == 1 ? ("", "") : (" * paths", Invariant($" * {options.Paths}"));
            throw new ArgumentException(Invariant($"outputs: expected rows{paths.Item1} * output steps = {extent.Rows}{paths.Item2} * {network.OutputSteps}; given {outputs}."), nameof(outputs));
        }

        if (!(options.Temperature >= 0) || double.IsInfinity(options.Temperature))
        {
            throw new ArgumentException(Invariant($"options.Temperature: expected 0 (the likeliest) or a positive number; given {options.Temperature}."), nameof(options));
        }

        if (options.StopToken is { } stop && (uint)stop >= (uint)network.LastHead.OutputSize)
        {
            throw new ArgumentException(Invariant($"options.StopToken: expected a class of 0 to {network.LastHead.OutputSize - 1}; given {stop}."), nameof(options));
        }
    }

    /// <summary>Copies the choices of some paths out; what follows a row's stop token is the stop token. A row of length 0 has no choices, and its outputs are 0.</summary>
    public static void CopyOut<TNumber, T>(NetworkLayout network, in SequenceBatch<TNumber> batch, Workspace<T> workspace, int? stop, DrawnRows drawn, Span<int> outputs)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var row = 0; row < drawn.Count; row++)
        {
            var path = outputs.Slice(drawn.PlaceOf(row) * network.OutputSteps, network.OutputSteps);
            if (BatchValidation.LengthOf(network, batch, drawn.RowOf(row)) == 0)
            {
                path.Clear();
                continue;
            }

            var hasEnded = false;
            for (var t = 0; t < path.Length; t++)
            {
                var choice = (int)Scalar.ToDouble(workspace.Values[network.Place(workspace.Layout, workspace.Layout.Choices, 1, t, row)]) - workspace.Layout.FirstChoice;
                path[t] = hasEnded ? stop!.Value : choice;
                hasEnded |= choice == stop;
            }
        }
    }
}
