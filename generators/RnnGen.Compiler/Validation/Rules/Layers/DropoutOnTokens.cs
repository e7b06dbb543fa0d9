using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A token is an index without a magnitude, so it cannot be dropped, scaled, normalized or joined.</summary>
internal sealed class DropoutOnTokens() : Rule(RuleIds.DropoutOnTokens, "Layer that needs values is applied to tokens")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers.Where(layer => layer.Place.Sources.Any(source => network.Layers[source.Layer] is InputLayer { IsTokens: true })))
        {
            if (layer is JoinLayer)
            {
                yield return At(Element.OfLayer(layer.Index), $"{layer.Attribute} joins values, and tokens have none. Read an [Embedding(size)] of the tokens instead.");
            }
            else if (layer is ConvolutionLayer or AttentionLayer)
            {
                yield return At(Element.OfLayer(layer.Index), $"{layer.Attribute} multiplies values, and tokens have none. Add [Embedding(size)] before it.");
            }
            else if (layer is DropoutLayer or NormalizationLayer)
            {
                yield return At(Element.OfLayer(layer.Index), $"{layer.Attribute} cannot be applied to tokens, which have no values to drop or normalize. Add [Embedding(size)] before it, or remove it.");
            }
            else if (layer is RecurrentLayer { Dropout: > 0 })
            {
                yield return At(Element.OfLayer(layer.Index, nameof(RecurrentLayer.Dropout)), $"Dropout cannot be applied to tokens, which have no values to drop. Add [Embedding(size)] before the layer, or remove Dropout.");
            }
        }
    }
}
