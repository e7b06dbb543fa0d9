using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Attention compares a decoder with an encoder; dot products need vectors of one width.</summary>
internal sealed class AttentionTarget() : Rule(
    RuleIds.AttentionTarget,
    "Attention has nothing that fits",
    "{0}. {1}.")
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
            yield return At(attention, "A network of shape OneToMany has no encoder to attend to", "Remove Attention");
            yield break;
        }

        if (network.Layers.Skip(decoder.Index).OfType<RecurrentLayer>().LastOrDefault() is not { } query)
        {
            yield break;
        }

        if (!network.Layers.Skip(query.Index).OfType<DenseLayer>().Any())
        {
            yield return At(attention, "What attention gives stands beside the output of the decoder's last recurrent layer, and no layer makes one of both", "Add [Dense] behind it");
        }

        if (decoder.Attention == AttentionKind.Dot && decoder.InputWidth != query.OutputWidth)
        {
            yield return At(
                attention,
                $"The dot product is one of the encoder's outputs, {decoder.InputWidth} wide, with the decoder's last recurrent layer, {query.OutputWidth} wide",
                "Make them equally wide, or choose AttentionKind.Additive");
        }
    }
}
