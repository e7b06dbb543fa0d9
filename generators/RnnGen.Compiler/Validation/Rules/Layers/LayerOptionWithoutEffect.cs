using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>An option that refines another one has no effect where that other one is not chosen.</summary>
internal sealed class LayerOptionWithoutEffect() : Rule(RuleIds.LayerOptionWithoutEffect, "Layer option has no effect")
{
    public override RuleSeverity Severity => RuleSeverity.Warning;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers)
        {
            var written = network.Declaration.Layers[layer.Index];
            if (layer.Place.Exposed && network.ExposedProblem(layer) is { } problem)
            {
                yield return At(Element.OfLayer(layer.Index, nameof(LayerPlace.Exposed)), $"Exposed has no effect here: {problem}. Remove it.");
            }

            if (layer is DecoderLayer { AttentionUnits: not null, Attention: AttentionKind.None or AttentionKind.Dot })
            {
                yield return At(
                    Element.OfLayer(layer.Index, nameof(DecoderLayer.AttentionUnits)),
                    $"AttentionUnits applies to additive and multiplicative attention only and has no effect here. Remove it, or set Attention = AttentionKind.Additive.");
            }
            else if (layer is DecoderLayer { Attention: not AttentionKind.Multiplicative } && written.Has(nameof(DecoderLayer.AttentionHeads)))
            {
                yield return At(
                    Element.OfLayer(layer.Index, nameof(DecoderLayer.AttentionHeads)),
                    $"AttentionHeads applies to multiplicative attention only and has no effect here. Remove it, or set Attention = AttentionKind.Multiplicative.");
            }
            else if (layer is RecurrentLayer { Bidirectional: false } && written.Has(nameof(RecurrentLayer.Merge)))
            {
                yield return At(
                    Element.OfLayer(layer.Index, nameof(RecurrentLayer.Merge)),
                    $"Merge applies to bidirectional layers only and has no effect here. Remove it, or set Bidirectional = true.");
            }
        }
    }
}
