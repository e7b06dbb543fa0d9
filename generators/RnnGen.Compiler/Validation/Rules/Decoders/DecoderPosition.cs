using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A network has one decoder, with an encoder or the one input before it, and a recurrent layer after it.</summary>
internal sealed class DecoderPosition() : Rule(RuleIds.DecoderPosition, "Decoder is misplaced")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        if (network.Decoder is not { Index: var first })
        {
            return network.Options.Shape == SequenceShape.EncoderDecoder
                ? [At(Element.OfNetwork("Shape"), $"A network of shape EncoderDecoder needs a [Decoder]. Add [Decoder] between the encoder's layers and the decoder's layers.")]
                : [];
        }

        var repeated =
            from decoder in network.Layers.OfType<DecoderLayer>()
            where decoder.Index > first
            select At(Element.OfLayer(decoder.Index), $"The network has more than one [Decoder]. Remove this one.");
        return [.. Misplaced(network, first), .. repeated];
    }

    private IEnumerable<Finding> Misplaced(NetworkGraph network, int decoder)
    {
        var element = Element.OfLayer(decoder);
        switch (network.Options.Shape)
        {
            case not (SequenceShape.OneToMany or SequenceShape.EncoderDecoder):
                yield return At(element, $"A network of shape {network.Options.Shape} has no decoder, because its outputs belong to the steps of its input. Choose the shape EncoderDecoder or OneToMany, or remove [Decoder].");
                break;

            case SequenceShape.OneToMany when decoder > 1:
                yield return At(element, $"In a network of shape OneToMany, [Decoder] must follow [Input] directly. Move it there, or choose the shape EncoderDecoder.");
                break;

            case SequenceShape.EncoderDecoder when !IsRecurrent(network, 0, decoder):
                yield return At(element, $"[Decoder] needs a recurrent layer before it, whose final state it begins with. Add the encoder's recurrent layer before [Decoder].");
                break;

            case var _ when !IsRecurrent(network, decoder, network.Layers.Count):
                yield return At(element, $"[Decoder] needs a recurrent layer after it. Add the decoder's recurrent layer after [Decoder].");
                break;
        }
    }

    /// <summary>Whether a layer has states to hand over, or to begin with; those of delay lines and pools are not. (An unknown layer has a rule of its own.)</summary>
    private static bool IsRecurrent(NetworkGraph network, int begin, int end) =>
        network.Layers.Skip(begin).Take(end - begin).Any(layer => layer is UnrecognizedLayer or RecurrentLayer { Cell.HandsOverStates: true });
}
