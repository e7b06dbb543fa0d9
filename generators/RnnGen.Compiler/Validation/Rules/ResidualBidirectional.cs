using System.Collections.Generic;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Each direction of a bidirectional layer has a last step of its own, and so would its residual connection.</summary>
internal sealed class ResidualBidirectional() : Rule(
    RuleIds.ResidualBidirectional,
    "Bidirectional layer has a residual connection",
    "Residual adds a layer's input to the output of one direction, and this layer has two. Remove Residual or Bidirectional.")
{
    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        for (var i = 0; i < network.Layers.Count; i++)
        {
            if (network.Layers[i].Flag("Residual", false) && network.Layers[i].Flag("Bidirectional", false))
            {
                yield return At(Element.OfLayer(i, "Residual"));
            }
        }
    }
}
