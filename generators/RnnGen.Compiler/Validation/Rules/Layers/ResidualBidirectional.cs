using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Each direction of a bidirectional layer has a last step of its own, and so would its residual connection.</summary>
internal sealed class ResidualBidirectional() : Rule(RuleIds.ResidualBidirectional, "Bidirectional layer has a residual connection")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers.OfType<RecurrentLayer>().Where(layer => layer is { Residual: true, Bidirectional: true }))
        {
            yield return At(
                Element.OfLayer(layer.Index, nameof(layer.Residual)),
                $"Residual adds a layer's input to the output of one direction, but this layer has two. Remove Residual or Bidirectional.");
        }
    }
}
