using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Layers are the ones that the compiler knows; deriving an attribute adds none.</summary>
internal sealed class UnknownLayer() : Rule(
    RuleIds.UnknownLayer,
    "Layer is not known",
    "[{0}] is not a layer that the compiler knows. Use one of {1}.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers.OfType<UnrecognizedLayer>())
        {
            yield return At(Element.OfLayer(layer.Index), layer.Kind, LayerKinds.Listed());
        }
    }
}
