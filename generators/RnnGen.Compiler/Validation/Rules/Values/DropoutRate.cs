using System.Collections.Generic;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A rate is a probability, and at 1 nothing would be left.</summary>
internal sealed class DropoutRate() : Rule(
    RuleIds.DropoutRate,
    "Dropout rate is out of range",
    "{0} is {1}. It must be at least 0 and less than 1.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var layers = network.Declaration.Layers;
        for (var i = 0; i < layers.Count; i++)
        {
            foreach (var argument in layers[i].Arguments)
            {
                if (argument.Name is "rate" or "Dropout" or "RecurrentDropout" or "Zoneout" && !(argument.Value >= 0 && argument.Value < 1))
                {
                    yield return At(Element.OfLayer(i, argument.Name), argument.Name == "rate" ? "The dropout rate" : argument.Name, argument.Value);
                }
            }
        }
    }
}
