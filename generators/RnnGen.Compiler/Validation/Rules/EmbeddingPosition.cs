using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>An embedding turns tokens into vectors, and tokens come from the input alone.</summary>
internal sealed class EmbeddingPosition() : Rule(
    RuleIds.EmbeddingPosition,
    "Embedding does not follow an input of tokens",
    "[Embedding] is a table of tokens, and {0}. Write [Input(Vocabulary = tokens)] directly before it.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        for (var i = 0; i < network.Layers.Count; i++)
        {
            if (network.Layers[i].Kind != LayerKinds.Embedding)
            {
                continue;
            }

            var previous = i == 0 ? null : network.Layers[i - 1];
            if (previous is not { Kind: LayerKinds.Input })
            {
                yield return At(Element.OfLayer(i), "what comes before it is not [Input]");
            }
            else if (previous.Arguments.Any(argument => argument.Name == "features"))
            {
                yield return At(Element.OfLayer(i), "the input has features instead of a vocabulary");
            }
        }
    }
}
