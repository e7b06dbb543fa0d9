using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>There is one input, and it comes first.</summary>
internal sealed class InputPosition() : Rule(
    RuleIds.InputPosition,
    "Input is not the first layer",
    "[Input] is layer {0} of the network '{1}'. It must be written once, before every other layer: move or remove it.")
{
    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        for (var i = 1; i < network.Layers.Count; i++)
        {
            if (network.Layers[i].Kind == LayerKinds.Input)
            {
                yield return At(Element.OfLayer(i), i + 1, network.Type.Name);
            }
        }
    }
}
