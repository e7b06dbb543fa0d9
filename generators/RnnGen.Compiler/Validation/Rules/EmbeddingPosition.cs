using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>An embedding turns tokens into vectors, and tokens come from the input alone.</summary>
internal sealed class EmbeddingPosition() : Rule(
    RuleIds.EmbeddingPosition,
    "Embedding does not follow an input of tokens",
    "[Embedding] is a table of tokens, and {0}. Write [Input(Vocabulary = tokens)] directly before it, or [Decoder] of a network that chooses classes.")
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
            if (previous is { Kind: LayerKinds.Decoder })
            {
                if (!FeedsClassesBack(network, i - 1))
                {
                    yield return At(Element.OfLayer(i), "what the decoder begins a step with are values");
                }
            }
            else if (previous is not { Kind: LayerKinds.Input })
            {
                yield return At(Element.OfLayer(i), "what comes before it is not [Input]");
            }
            else if (previous.Arguments.Any(argument => argument.Name == "features"))
            {
                yield return At(Element.OfLayer(i), "the input has features instead of a vocabulary");
            }
        }
    }

    /// <summary>Whether the steps begin with the class that the step before chose; or, behind an input of tokens, with that token and then zeros.</summary>
    private static bool FeedsClassesBack(NetworkDeclaration network, int decoder) => network.Layers[decoder].Integer("Feedback") == (int)Feedback.Output
        ? network.Loss is { Kind: LossKind.SoftmaxCrossEntropy, Targets: LossTargets.Indices }
        : decoder == 1 && network.Layers[0].Integer("Vocabulary") > 0;
}
