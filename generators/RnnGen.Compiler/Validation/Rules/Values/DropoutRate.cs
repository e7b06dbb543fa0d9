using System.Collections.Generic;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A rate is a probability, and at 1 nothing would remain.</summary>
internal sealed class DropoutRate() : Rule(RuleIds.DropoutRate, "Dropout rate is out of range")
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
                    var name = argument.Name == "rate" ? "The dropout rate" : argument.Name;
                    yield return At(Element.OfLayer(i, argument.Name), $"{name} is {argument.Value}, but must be at least 0 and less than 1. Set it to a fraction in this range, such as 0.2.");
                }
            }
        }
    }
}
