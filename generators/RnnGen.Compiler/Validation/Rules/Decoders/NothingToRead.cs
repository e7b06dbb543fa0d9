using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Behind an encoder, steps that begin with nothing depend on the states alone: the first layer must have some, and can do nothing with its input.</summary>
internal sealed class NothingToRead() : Rule(
    RuleIds.NothingToRead,
    "Layer has nothing to read",
    "With FeedbackSource.Zeros a step behind an encoder begins with nothing, and {0}. {1}, or set Feedback = FeedbackSource.Output.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        if (network.Options.Shape != SequenceShape.EncoderDecoder || network.Decoder is not { Feedback: FeedbackSource.Zeros } decoder)
        {
            yield break;
        }

        foreach (var layer in network.Layers.Where(layer => layer.Place.Sources.Contains(decoder.Index)))
        {
            // An unknown layer, an embedding of what is no token and trees have rules of their own.
            if (layer is UnrecognizedLayer or EmbeddingLayer or TreeLayer)
            {
                continue;
            }

            if (layer is not RecurrentLayer { Cell.IsDelayLine: false } recurrent)
            {
                yield return At(Element.OfLayer(layer.Index), $"{layer.Attribute} makes its output of its input alone", "Write a recurrent layer directly behind [Decoder]");
                continue;
            }

            if (recurrent.Residual)
            {
                yield return At(Element.OfLayer(layer.Index, nameof(recurrent.Residual)), "Residual adds the input to the output", "Remove Residual");
            }

            if (recurrent.Dropout > 0)
            {
                yield return At(Element.OfLayer(layer.Index, nameof(recurrent.Dropout)), "Dropout takes elements from the input", "Remove Dropout");
            }
        }
    }
}
