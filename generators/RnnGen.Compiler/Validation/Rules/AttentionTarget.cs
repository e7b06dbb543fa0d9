using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Attention compares a decoder with an encoder; dot products need vectors of one width.</summary>
internal sealed class AttentionTarget() : Rule(
    RuleIds.AttentionTarget,
    "Attention has nothing that fits",
    "{0}. {1}.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        var decoder = LayerWidths.Decoder(network);
        if (decoder < 0 || network.Layers[decoder].Integer("Attention") == (int)Attention.None || network.Layers.Any(layer => LayerKinds.Of(layer) is null))
        {
            yield break;
        }

        if (network.Options.Shape == SequenceShape.OneToMany)
        {
            yield return At(Element.OfLayer(decoder, "Attention"), "A network of shape OneToMany has no encoder to attend to", "Remove Attention");
            yield break;
        }

        var last = network.Layers.ToList().FindLastIndex(layer => LayerKinds.Of(layer) is { IsRecurrent: true });
        if (last > decoder && !network.Layers.Skip(last).Any(layer => layer.Kind == LayerKinds.Dense))
        {
            yield return At(Element.OfLayer(decoder, "Attention"), "What attention gives stands beside the output of the decoder's last recurrent layer, and no layer makes one of both", "Add [Dense] behind it");
        }

        var (encoder, query) = (LayerWidths.Of(network, decoder - 1), LayerWidths.Of(network, last));
        if (network.Layers[decoder].Integer("Attention") == (int)Attention.Dot && last > decoder && encoder != query)
        {
            yield return At(
                Element.OfLayer(decoder, "Attention"),
                $"The dot product is one of the encoder's outputs, {encoder} wide, with the decoder's last recurrent layer, {query} wide",
                "Make them equally wide, or choose Attention.Additive");
        }
    }
}
