using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A token is a number without a size, so it cannot be dropped, scaled or normalized.</summary>
internal sealed class DropoutOnTokens() : Rule(
    RuleIds.DropoutOnTokens,
    "Dropout or normalization is applied to tokens",
    "{0} acts on an input of tokens, which have no values to drop or to normalize. Write [Embedding(size)] before it, or remove it.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers.Where(layer => layer.Place.Sources.Any(source => network.Layers[source] is InputLayer { IsTokens: true })))
        {
            if (layer is DropoutLayer or NormalizationLayer)
            {
                yield return At(Element.OfLayer(layer.Index), layer.Attribute);
            }
            else if (layer is RecurrentLayer { Dropout: > 0 })
            {
                yield return At(Element.OfLayer(layer.Index, nameof(RecurrentLayer.Dropout)), "Dropout");
            }
        }
    }
}
