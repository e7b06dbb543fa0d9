using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A residual connection adds element by element.</summary>
internal sealed class ResidualWidth() : Rule(
    RuleIds.ResidualWidth,
    "Residual connection joins two widths",
    "Residual adds the layer's input, which is {0} wide, to its output, which is {1} wide. Make them equal, or remove Residual.")
{
    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        var (inputs, outputs) = (LayerWidths.OfInputs(network), LayerWidths.Of(network));
        for (var i = 1; i < network.Layers.Count; i++)
        {
            var layer = network.Layers[i];
            if (layer.Flag("Residual", false)
                && !layer.Flag("Bidirectional", false)
                && inputs[i] is { } input && outputs[i] is { } output
                && input != output)
            {
                yield return At(Element.OfLayer(i, "Residual"), input, output);
            }
        }
    }
}
