using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>There is one input, and it comes first.</summary>
internal sealed class InputPosition() : Rule(
    RuleIds.InputPosition,
    "Input is not the first layer",
    "[Input] is layer {0} of the network '{1}'. It must be written once, before every other layer: move or remove it.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var input in network.Layers.OfType<InputLayer>().Where(input => input.Index > 0))
        {
            yield return At(Element.OfLayer(input.Index), input.Index + 1, network.Type.Name);
        }
    }
}
