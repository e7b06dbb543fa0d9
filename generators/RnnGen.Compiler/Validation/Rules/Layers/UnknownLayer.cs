using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The layers are those that the compiler knows; deriving an attribute adds none.</summary>
internal sealed class UnknownLayer() : Rule(RuleIds.UnknownLayer, "Layer is unknown")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers.OfType<UnrecognizedLayer>())
        {
            yield return At(Element.OfLayer(layer.Index), $"[{layer.Kind}] is not a layer of RnnGen. Use one of {LayerKinds.Listed()}.");
        }
    }
}
