using System.Collections.Generic;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The first layer has nothing to read but an input, which therefore comes before it.</summary>
internal sealed class InputPosition() : Rule(RuleIds.InputPosition, "Input is not the first layer")
{
    public override IEnumerable<Finding> Check(NetworkGraph network) => network.Input is { Index: > 0 } input
        ? [At(
            Element.OfLayer(input.Index),
            $"[Input] is layer {input.Index + 1} of the network '{network.Type.Name}', and the first layer, {network.Layers[0].Attribute}, has nothing to read. Move [Input] before all other layers; further inputs may follow where they are read.")]
        : [];
}
