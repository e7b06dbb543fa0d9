using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A token is a number without a size, so it cannot be dropped or scaled.</summary>
internal sealed class DropoutOnTokens() : Rule(
    RuleIds.DropoutOnTokens,
    "Dropout is applied to tokens",
    "[Dropout] follows an input of tokens, which have no values to drop. Write [Embedding(size)] between the two, or remove it.")
{
    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        for (var i = 1; i < network.Layers.Count; i++)
        {
            if (network.Layers[i].Kind == LayerKinds.Dropout
                && network.Layers[i - 1] is { Kind: LayerKinds.Input } input
                && input.Arguments.Any(argument => argument.Name == "Vocabulary"))
            {
                yield return At(Element.OfLayer(i));
            }
        }
    }
}
