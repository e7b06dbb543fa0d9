using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>After an encoder, steps without an input depend on the states alone: the first layer must have states, and must not use its input.</summary>
internal sealed class NothingToRead() : Rule(RuleIds.NothingToRead, "Layer has no input")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        if (network.Options.Shape != SequenceShape.EncoderDecoder || network.Decoder is not { Feedback: FeedbackSource.Zeros } decoder)
        {
            yield break;
        }

        foreach (var layer in network.Layers.Where(layer => layer.Place.Sources.Any(source => source.Layer == decoder.Index)))
        {
            // An unknown layer, an embedding without tokens and trees have rules of their own.
            if (layer is UnrecognizedLayer or EmbeddingLayer or TreeLayer)
            {
                continue;
            }

            if (layer is not RecurrentLayer { Cell.HandsOverStates: true } recurrent)
            {
                yield return At(Element.OfLayer(layer.Index), $"With FeedbackSource.Zeros the decoder's steps have no input, and {layer.Attribute} computes its output from its input alone. Add a recurrent layer directly after [Decoder], or set Feedback = FeedbackSource.Output.");
                continue;
            }

            if (recurrent.Residual)
            {
                yield return At(Element.OfLayer(layer.Index, nameof(recurrent.Residual)), $"With FeedbackSource.Zeros the decoder's steps have no input that Residual could add to the output. Remove Residual, or set Feedback = FeedbackSource.Output.");
            }

            if (recurrent.Dropout > 0)
            {
                yield return At(Element.OfLayer(layer.Index, nameof(recurrent.Dropout)), $"With FeedbackSource.Zeros the decoder's steps have no input that Dropout could be applied to. Remove Dropout, or set Feedback = FeedbackSource.Output.");
            }
        }
    }
}
