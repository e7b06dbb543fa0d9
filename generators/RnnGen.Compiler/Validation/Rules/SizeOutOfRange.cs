using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Dimensions are constants of the emitted code: positive, and small enough to count with.</summary>
internal sealed class SizeOutOfRange() : Rule(
    RuleIds.SizeOutOfRange,
    "Size is out of range",
    "{0} is {1}. It must be at least 1 and at most {2}.")
{
    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        if (IsOutside(network.Options.Steps, Limits.Steps))
        {
            yield return At(Element.OfNetwork("Steps"), "Steps", network.Options.Steps, Limits.Steps);
        }

        if (IsOutside(network.Options.BatchSize, Limits.BatchSize))
        {
            yield return At(Element.OfNetwork("BatchSize"), "BatchSize", network.Options.BatchSize, Limits.BatchSize);
        }

        for (var i = 0; i < network.Layers.Count; i++)
        {
            foreach (var argument in network.Layers[i].Arguments)
            {
                var limit = LimitOf(argument.Name);
                if (IsSize(network.Layers[i], argument) && IsOutside(argument.Value, limit))
                {
                    yield return At(Element.OfLayer(i, argument.Name), argument.Name, argument.Value, limit);
                }
            }
        }
    }

    private static int LimitOf(string argument) => argument switch
    {
        "Vocabulary" => Limits.Vocabulary,
        "TransitionDepth" => Limits.TransitionDepth,
        _ => Limits.Width,
    };

    private static bool IsSize(LayerDeclaration layer, LayerArgument argument) =>
        argument.Name is "Vocabulary" or "units" or "Projection" or "lags" or "AttentionUnits" or "TransitionDepth" || argument.Name == LayerKinds.Of(layer)?.SizeArgument;

    private static bool IsOutside(double size, int limit) => !(size >= 1 && size <= limit);
}
