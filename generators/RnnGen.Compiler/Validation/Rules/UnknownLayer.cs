using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Layers are the ones that the compiler knows; deriving an attribute adds none.</summary>
internal sealed class UnknownLayer() : Rule(
    RuleIds.UnknownLayer,
    "Layer is not known",
    "[{0}] is not a layer that the compiler knows. Use one of {1}.")
{
    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        for (var i = 0; i < network.Layers.Count; i++)
        {
            if (LayerKinds.Of(network.Layers[i]) is null)
            {
                yield return At(Element.OfLayer(i), network.Layers[i].Kind, Known);
            }
        }
    }

    private static string Known { get; } = string.Join(", ", LayerKinds.All.Select(kind => "[" + kind.Name + "]"));
}
