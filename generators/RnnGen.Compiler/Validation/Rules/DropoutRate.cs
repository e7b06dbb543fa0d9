using System.Collections.Generic;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A rate is a probability, and at 1 nothing would be left.</summary>
internal sealed class DropoutRate() : Rule(
    RuleIds.DropoutRate,
    "Dropout rate is out of range",
    "The dropout rate is {0}. It must be at least 0 and less than 1.")
{
    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        for (var i = 0; i < network.Layers.Count; i++)
        {
            if (network.Layers[i].Kind == LayerKinds.Dropout && network.Layers[i].Number("rate", 0) is var rate && !(rate >= 0 && rate < 1))
            {
                yield return At(Element.OfLayer(i, "rate"), rate);
            }
        }
    }
}
