using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A residual connection adds element by element.</summary>
internal sealed class ResidualWidth() : Rule(RuleIds.ResidualWidth, "Residual connection joins different widths")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers.Where(layer => layer.IsResidual && layer is not RecurrentLayer { Bidirectional: true }))
        {
            if (layer is { InputWidth: { } input, OutputWidth: { } output } && input != output)
            {
                yield return At(
                    Element.OfLayer(layer.Index, "Residual"),
                    $"Residual adds the layer's input to its output, but their widths are {input} and {output}. Make the widths equal, or remove Residual.");
            }
        }
    }
}
