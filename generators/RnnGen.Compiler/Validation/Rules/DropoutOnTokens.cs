using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A token is a number without a size, so it cannot be dropped, scaled or normalized.</summary>
internal sealed class DropoutOnTokens() : Rule(
    RuleIds.DropoutOnTokens,
    "Dropout or normalization is applied to tokens",
    "{0} acts on an input of tokens, which have no values to drop or to normalize. Write [Embedding(size)] before it, or remove it.")
{
    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        for (var i = 1; i < network.Layers.Count; i++)
        {
            if (network.Layers[i - 1] is { Kind: LayerKinds.Input } input && input.Arguments.Any(argument => argument.Name == "Vocabulary"))
            {
                var layer = network.Layers[i];
                if (layer.Kind is LayerKinds.Dropout or LayerKinds.LayerNorm)
                {
                    yield return At(Element.OfLayer(i), "[" + layer.Kind + "]");
                }
                else if (layer.Number("Dropout", 0) > 0)
                {
                    yield return At(Element.OfLayer(i, "Dropout"), "Dropout");
                }
            }
        }
    }
}
