using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A rate is a probability, and at 1 nothing would be left.</summary>
internal sealed class DropoutRate() : Rule(
    RuleIds.DropoutRate,
    "Dropout rate is out of range",
    "{0} is {1}. It must be at least 0 and less than 1.")
{
    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        for (var i = 0; i < network.Layers.Count; i++)
        {
            foreach (var argument in network.Layers[i].Arguments)
            {
                if (IsRate(network.Layers[i], argument.Name) && !(argument.Value >= 0 && argument.Value < 1))
                {
                    yield return At(Element.OfLayer(i, argument.Name), argument.Name == "rate" ? "The dropout rate" : argument.Name, argument.Value);
                }
            }
        }
    }

    private static bool IsRate(LayerDeclaration layer, string argument) =>
        layer.Kind == LayerKinds.Dropout ? argument == "rate" : argument is "Dropout" or "RecurrentDropout" or "Zoneout";
}
