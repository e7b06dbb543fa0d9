using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A network has one decoder, with an encoder before it, or the one input, and a recurrent layer after it.</summary>
internal sealed class DecoderPosition() : Rule(
    RuleIds.DecoderPosition,
    "Decoder is not in its place",
    "{0}. Write the encoder's layers, [Decoder], and the decoder's layers in a network of shape EncoderDecoder, or [Decoder] directly after [Input] in one of shape OneToMany.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var shape = network.Options.Shape;
        if (network.Decoder is not { Index: var decoder })
        {
            return shape == SequenceShape.EncoderDecoder ? [At(Element.OfNetwork("Shape"), "The shape is EncoderDecoder and no layer is [Decoder]")] : [];
        }

        var problem = shape switch
        {
            SequenceShape.OneToMany when decoder > 1 => "A layer stands between [Input] and [Decoder]",
            SequenceShape.EncoderDecoder when !IsRecurrent(network, 0, decoder) => "No recurrent layer comes before [Decoder]",
            SequenceShape.OneToMany or SequenceShape.EncoderDecoder when !IsRecurrent(network, decoder, network.Layers.Count) => "No recurrent layer follows [Decoder]",
            SequenceShape.OneToMany or SequenceShape.EncoderDecoder => null,
            _ => $"A network of shape {shape} has an output at the steps of its input, and no decoder",
        };
        return (problem is null ? [] : new[] { At(Element.OfLayer(decoder), problem) }).Concat(Repeated(network, decoder));
    }

    private IEnumerable<Finding> Repeated(NetworkGraph network, int first) =>
        from decoder in network.Layers.OfType<DecoderLayer>()
        where decoder.Index > first
        select At(Element.OfLayer(decoder.Index), "The network has more than one [Decoder]");

    /// <summary>Whether a layer has states to hand over, or to begin with; a delay line's are inputs. (A layer that is not known has a rule of its own.)</summary>
    private static bool IsRecurrent(NetworkGraph network, int begin, int end) =>
        network.Layers.Skip(begin).Take(end - begin).Any(layer => layer is UnrecognizedLayer or RecurrentLayer { Cell.IsDelayLine: false });
}
