using System.Numerics;
using RnnGen.Runtime;
using static System.FormattableString;

namespace RnnGen;

/// <summary>Reads dL/dx, which a training pass has left in its workspace.</summary>
internal static class InputGradients
{
    /// <summary>The place among all inputs of that of a name, or of the only one that has numbers.</summary>
    /// <exception cref="ArgumentException">There is none, or several and no name.</exception>
    public static int Find(NetworkLayout network, string? name)
    {
        var (found, count) = (-1, 0);
        for (var i = 0; i < network.Inputs.Count; i++)
        {
            if (!network.Inputs[i].IsTokens && (name is null || network.Inputs[i].Name == name))
            {
                (found, count) = (i, count + 1);
            }
        }

        return count == 1 ? found : throw NotFound(network, name);
    }

    /// <summary>Copies the gradient of an input, in the units of the batch.</summary>
    /// <param name="network">A network that computes it.</param>
    /// <param name="index">The input's place among all.</param>
    /// <param name="workspace">The workspace as the pass left it.</param>
    /// <param name="normalization">The normalization that the pass has applied.</param>
    /// <param name="extent">Its batch.</param>
    /// <param name="share">The factor that the pass has put on the gradient of its batch; 0 where it has not run.</param>
    /// <param name="gradients">[rows, steps, features].</param>
    public static void Copy<T>(
        NetworkLayout network, int index, Workspace<T> workspace, AppliedNormalization? normalization, BatchExtent extent, double share, Span<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (input, offset) = (network.Inputs[index], network.InputGradients[index]);
        var (block, scaling, column) = (network.BlockOf(input.Span), normalization?.Of(input.Span), 0);
        for (var i = 0; block.Numbers[i] != input; i++)
        {
            column += block.Numbers[i].Features;
        }

        if (gradients.Length != extent.Rows * block.Entries * input.Features)
        {
            throw new ArgumentException(
                Invariant($"gradients: expected rows{block.StepsText} * features = {extent.Rows}{(input.Span == InputSpan.Sequence ? "" : Invariant($" * {block.Entries}"))} * {input.Features} values; given {gradients.Length}."),
                nameof(gradients));
        }

        gradients.Clear();
        var batch = workspace.Integers.LastSteps<T>();
        for (var row = 0; row < extent.Rows && offset >= 0 && share != 0; row++)
        {
            var entries = BatchValidation.ValidEntries(network, input.Span, batch, row);
            for (var entry = 0; entry < entries; entry++)
            {
                var source = workspace.Values.Slice(network.Place(workspace.Layout, offset, input.Features, entry, row), input.Features);
                var step = BatchValidation.StepOf(network, input.Span, batch, row, entry);
                for (var i = 0; i < source.Length; i++)
                {
                    gradients[(((row * block.Entries) + step) * input.Features) + i] = Scalar.FromDouble<T>(Scalar.ToDouble(source[i]) / share * (scaling is null ? 1 : scaling[column + i].Factor));
                }
            }
        }
    }

    private static ArgumentException NotFound(NetworkLayout network, string? name)
    {
        var names = string.Join(", ", network.Inputs.Where(static input => !input.IsTokens).Select(static input => $"'{input.Name}'"));
        var expected = names.Length == 0 ? "an input of numbers, but this network has tokens only" : $"the name of an input of numbers: {names}";
        return new($"input: expected {expected}; given {(name is null ? "none" : $"'{name}'")}.", "input");
    }
}
