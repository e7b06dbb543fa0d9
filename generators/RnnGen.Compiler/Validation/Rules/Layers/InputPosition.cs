using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>There is one input, and it comes first.</summary>
internal sealed class InputPosition() : Rule(RuleIds.InputPosition, "Input is not the first layer")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var input in network.Layers.OfType<InputLayer>().Where(input => input.Index > 0))
        {
            yield return At(
                Element.OfLayer(input.Index),
                $"[Input] is layer {input.Index + 1} of the network '{network.Type.Name}'. A network has one [Input], before all other layers: move this one there, or remove it.");
        }
    }
}
