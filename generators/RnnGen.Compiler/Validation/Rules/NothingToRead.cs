using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Behind an encoder, steps that begin with nothing depend on the states alone: the first layer must have some, and can do nothing with its input.</summary>
internal sealed class NothingToRead() : Rule(
    RuleIds.NothingToRead,
    "Layer has nothing to read",
    "With Feedback.Zeros a step behind an encoder begins with nothing, and {0}. {1}, or set Feedback = Feedback.Output.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        var first = LayerWidths.Decoder(network) + 1;
        if (network.Options.Shape != SequenceShape.EncoderDecoder
            || first == 0
            || first == network.Layers.Count
            || network.Layers[first - 1].Integer("Feedback") != (int)Feedback.Zeros)
        {
            yield break;
        }

        // An unknown layer, and an embedding of what is no token, have rules of their own.
        var layer = network.Layers[first];
        if (LayerKinds.Of(layer) is null or { Name: LayerKinds.Embedding } or { IsTree: true })
        {
            yield break;
        }

        if (LayerKinds.Of(layer) is not { IsRecurrent: true, SizeArgument: not null })
        {
            yield return At(Element.OfLayer(first), $"[{layer.Kind}] makes its output of its input alone", "Write a recurrent layer directly behind [Decoder]");
            yield break;
        }

        if (layer.Flag("Residual", false))
        {
            yield return At(Element.OfLayer(first, "Residual"), "Residual adds the input to the output", "Remove Residual");
        }

        if (layer.Number("Dropout", 0) > 0)
        {
            yield return At(Element.OfLayer(first, "Dropout"), "Dropout takes elements from the input", "Remove Dropout");
        }
    }
}
