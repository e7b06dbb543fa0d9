using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>An option that only says how another one is carried out does nothing where that other one is not chosen.</summary>
internal sealed class LayerOptionWithoutEffect() : Rule(
    RuleIds.LayerOptionWithoutEffect,
    "Option of the layer has no effect",
    "{0} says {1}, and this layer has none. Remove it, or write {2}.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers)
        {
            var written = network.Declaration.Layers[layer.Index];
            if (layer is DecoderLayer { AttentionUnits: not null, Attention: not AttentionKind.Additive })
            {
                yield return At(Element.OfLayer(layer.Index, nameof(DecoderLayer.AttentionUnits)), nameof(DecoderLayer.AttentionUnits), "how wide the vectors of additive attention are", "Attention = AttentionKind.Additive");
            }
            else if (layer is RecurrentLayer { Bidirectional: false } && written.Has(nameof(RecurrentLayer.Merge)))
            {
                yield return At(Element.OfLayer(layer.Index, nameof(RecurrentLayer.Merge)), nameof(RecurrentLayer.Merge), "how the outputs of a second direction join those of the first", "Bidirectional = true");
            }
        }
    }
}
