using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A custom cell normalizes in its own equations.</summary>
internal sealed class CellNormalization() : Rule(RuleIds.CellNormalization, "LayerNorm is set on a custom cell")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers.OfType<RecurrentLayer>())
        {
            if (layer.Options.LayerNorm && network.Declaration.Layers[layer.Index].CellName is { } cell)
            {
                yield return At(
                    Element.OfLayer(layer.Index, nameof(layer.Options.LayerNorm)),
                    $"LayerNorm cannot normalize the custom cell '{cell}', whose gates the layer does not know. Remove LayerNorm, and call LayerNorm(...) in the cell's equations.");
            }
        }
    }
}
