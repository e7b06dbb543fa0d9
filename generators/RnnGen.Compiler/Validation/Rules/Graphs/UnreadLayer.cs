using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A layer that does not lead to the output would be trained without an effect: it was forgotten in a join.</summary>
internal sealed class UnreadLayer() : Rule(RuleIds.UnreadLayer, "Layer has no effect on the output")
{
    public override Precondition Requires => Precondition.Sound;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var isRead = new bool[network.Layers.Count];
        foreach (var layer in network.Layers.Reverse())
        {
            isRead[layer.Index] |= layer == network.Last || network.Heads.Any(head => head.Layer == layer) || HandsOver(network, layer);
            foreach (var source in layer.Place.Sources.Concat(layer.Place.InitialSources).Where(_ => isRead[layer.Index]))
            {
                isRead[source.Layer] = true;
            }
        }

        foreach (var layer in network.Layers.Where(layer => !isRead[layer.Index]))
        {
            var head = CanBeHead(network, layer) ? $", give it a [Loss] of its own with Of = \"{layer.Name}\"" : "";
            yield return At(Element.OfLayer(layer.Index), $"Nothing on the way to the output reads '{layer.Name}'. Name it in a later layer's From, or in [Concat], [Add] or [Multiply]{head}, or remove {layer.Attribute}.");
        }
    }

    /// <summary>Whether a loss may be about a layer, so that it may have been meant as an output.</summary>
    private static bool CanBeHead(NetworkGraph network, Layer layer) => network.HasLoss && layer is not (InputLayer or DecoderLayer) && layer.Span == network.Last?.Span;

    /// <summary>Whether a layer's last states are what a decoder begins with.</summary>
    private static bool HandsOver(NetworkGraph network, Layer layer) =>
        network.Options.Shape == SequenceShape.EncoderDecoder && network.Decoder is { } decoder && (layer == decoder || (layer.Index < decoder.Index && layer is RecurrentLayer { Cell.HandsOverStates: true }));
}
