using System.Collections.Generic;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Dimensions are constants of the emitted code: positive, and small enough that products of them do not overflow.</summary>
internal sealed class SizeOutOfRange() : Rule(RuleIds.SizeOutOfRange, "Size is out of range")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        if (IsOutside(network.Options.Steps, Limits.Steps))
        {
            yield return OutOfRange(Element.OfNetwork("Steps"), "Steps", network.Options.Steps, Limits.Steps);
        }

        if (IsOutside(network.Options.BatchSize, Limits.BatchSize))
        {
            yield return OutOfRange(Element.OfNetwork("BatchSize"), "BatchSize", network.Options.BatchSize, Limits.BatchSize);
        }

        var layers = network.Declaration.Layers;
        for (var i = 0; i < layers.Count; i++)
        {
            foreach (var argument in layers[i].Arguments)
            {
                if (LimitOf(argument.Name) is { } limit && IsOutside(argument.Value, limit))
                {
                    yield return OutOfRange(Element.OfLayer(i, argument.Name), argument.Name, argument.Value, limit);
                }
            }
        }
    }

    private Finding OutOfRange(Element element, string name, double value, int limit) => At(element, $"{name} is {value}, but must be from 1 to {limit}. Set it to a number in this range.");

    /// <summary>The maximum of a size; null for an argument that is not a size.</summary>
    private static int? LimitOf(string argument) => argument switch
    {
        "Vocabulary" => Limits.Vocabulary,
        "TransitionDepth" => Limits.TransitionDepth,
        "kernelSize" or "Dilation" or "Stride" => Limits.Steps,
        "filters" or "features" or "size" or "units" or "outputs" or "lags" or "Projection" or "AttentionUnits" or "AttentionHeads" or "heads" => Limits.Width,
        _ => null,
    };

    private static bool IsOutside(double size, int limit) => !(size >= 1 && size <= limit);
}
