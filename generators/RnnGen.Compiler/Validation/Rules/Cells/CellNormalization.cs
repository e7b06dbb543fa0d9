using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A user's cell normalizes in its equations.</summary>
internal sealed class CellNormalization() : Rule(
    RuleIds.CellNormalization,
    "Layer normalization of a user's cell",
    "[Cell] has no LayerNorm: '{0}' says itself what it normalizes. Write LayerNorm(...) in its equations.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers.OfType<RecurrentLayer>())
        {
            if (layer.Options.LayerNorm && network.Declaration.Layers[layer.Index].CellName is { } cell)
            {
                yield return At(Element.OfLayer(layer.Index, nameof(layer.Options.LayerNorm)), cell);
            }
        }
    }
}
