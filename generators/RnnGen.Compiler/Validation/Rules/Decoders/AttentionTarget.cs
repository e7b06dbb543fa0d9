using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Attention compares a decoder with an encoder; dot products need vectors of equal width.</summary>
internal sealed class AttentionTarget() : Rule(RuleIds.AttentionTarget, "Attention does not fit the network")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        if (network.Decoder is not { Attention: not AttentionKind.None } decoder || network.HasUnknown)
        {
            yield break;
        }

        var attention = Element.OfLayer(decoder.Index, nameof(DecoderLayer.Attention));

        if (network.Options.Shape == SequenceShape.OneToMany)
        {
            yield return At(attention, $"A network of shape OneToMany has no encoder to attend to. Remove Attention, or choose the shape EncoderDecoder.");
            yield break;
        }

        if (network.Layers.Skip(decoder.Index).OfType<RecurrentLayer>().LastOrDefault() is not { } query)
        {
            yield break;
        }

        if (!network.Layers.Skip(query.Index).OfType<DenseLayer>().Any())
        {
            yield return At(attention, $"Attention concatenates a context vector with the output of the decoder's last recurrent layer, and no [Dense] layer combines the two. Add [Dense(units)] after that layer.");
        }

        if (decoder is { Attention: AttentionKind.Multiplicative, AttentionHeads: > 0 } && (decoder.AttentionUnits ?? decoder.InputWidth) is { } units && units % decoder.AttentionHeads != 0)
        {
            yield return At(
                Element.OfLayer(decoder.Index, nameof(DecoderLayer.AttentionHeads)),
                $"The heads share out the {units} numbers that attention compares, which do not divide by {decoder.AttentionHeads}. Choose a divisor of {units}, or AttentionUnits that divide.");
        }

        // A decoder that reads no step of the encoder has a rule of its own.
        if (decoder.Attention == AttentionKind.Dot && decoder.InputWidth != query.OutputWidth && decoder.Place.Sources.All(source => network.Layers[source.Layer].Span == LayerSpan.Steps))
        {
            yield return At(
                attention,
                $"Dot-product attention needs equal widths, but the encoder's outputs have width {decoder.InputWidth} and the decoder's last recurrent layer has width {query.OutputWidth}. Make the widths equal, or use AttentionKind.Additive.");
        }
    }
}
