using System.Numerics;
using RnnGen.Simd;
using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>The noise that a prediction is given to choose by, and the classes that it has chosen.</summary>
internal static class ChosenClasses
{
    private const uint Purpose = 0x67756D62;

    /// <summary>Checks options and the length of the outputs.</summary>
    public static void Check(NetworkLayout network, BatchExtent extent, int outputs, DecodingOptions options)
    {
        if (!network.Chooses)
        {
            throw new InvalidOperationException($"{network.Name} chooses no classes: only a decoder that feeds chosen classes back does. Use Predict.");
        }

        if (outputs != extent.Rows * network.OutputSteps)
        {
            throw new ArgumentException(Invariant($"outputs: expected rows * output steps = {extent.Rows} * {network.OutputSteps}; given {outputs}."), nameof(outputs));
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

    /// <summary>
    /// Draws what is added to the logits. The largest of z + temperature * g, with g = -log(-log u) (Gumbel), is a draw from softmax(z / temperature); a function of seed, output
    /// step, row and class alone.
    /// </summary>
    public static void DrawNoise<T>(NetworkLayout network, Workspace<T> workspace, DecodingOptions options, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var philox = new Philox(unchecked((uint)options.Seed), Purpose);
        for (var t = 0; t < network.OutputSteps; t++)
        {
            for (var row = 0; row < rows; row++)
            {
                var noise = workspace.Values.Slice(network.Place(workspace.Layout, workspace.Layout.Noise, network.LastHead.OutputSize, t, row), network.LastHead.OutputSize);
                for (var k = 0; k < noise.Length; k++)
                {
                    var (a, b, _, _) = philox[(uint)k, (uint)row, (uint)t, 0];
                    var uniform = ((((ulong)a << 20) | (b >> 12)) + 0.5) * (1.0 / (1UL << 52));
                    noise[k] = Scalar.FromDouble<T>(options.Temperature * -Log(-Log(uniform)));
                }
            }
        }
    }

    /// <summary>Takes the noise away again: workspaces are shared.</summary>
    public static void ClearNoise<T>(NetworkLayout network, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var shard = 0; shard < network.Shards; shard++)
        {
            var noise = workspace.Layout.Noise + (shard * workspace.Layout.Length);
            workspace.Values.Slice(noise, network.OutputSteps * network.ShardRows * network.LastHead.OutputSize).Clear();
        }
    }

    /// <summary>Copies the choices out; what follows a row's stop token is the stop token. A row of length 0 has no choices, and its outputs are 0.</summary>
    public static void CopyOut<TNumber, T>(NetworkLayout network, in SequenceBatch<TNumber> batch, Workspace<T> workspace, int? stop, int rows, Span<int> outputs)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var row = 0; row < rows; row++)
        {
            if (BatchValidation.LengthOf(network, batch, row) == 0)
            {
                outputs.Slice(row * network.OutputSteps, network.OutputSteps).Clear();
                continue;
            }

            var hasEnded = false;
            for (var t = 0; t < network.OutputSteps; t++)
            {
                var choice = (int)Scalar.ToDouble(workspace.Values[network.Place(workspace.Layout, workspace.Layout.Choices, 1, t, row)]) - workspace.Layout.FirstChoice;
                outputs[row * network.OutputSteps + t] = hasEnded ? stop!.Value : choice;
                hasEnded |= choice == stop;
            }
        }
    }

    private static double Log(double x)
    {
        double result = 0;
        DoubleMath.Log(Double1.Broadcast(x)).Store(ref result, 0);
        return result;
    }
}
