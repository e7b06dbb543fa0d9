using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Self-attention reads all steps of a sequence, which must be there; its heads share out the numbers of a step.</summary>
internal sealed class SelfAttentionFit() : Rule(RuleIds.SelfAttentionFit, "Self-attention does not fit")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network) => network.Layers.OfType<AttentionLayer>().Select(layer => Problem(network, layer)).OfType<Finding>();

    private Finding? Problem(NetworkGraph network, AttentionLayer layer)
    {
        if (layer.Span != LayerSpan.Steps)
        {
            return At(Element.OfLayer(layer.Index), layer.Span == LayerSpan.OutputSteps
                ? (FormattableString)$"[SelfAttention] reads all steps, but a decoder has one at a time. Put it before [Decoder], or let the decoder attend to the encoder: [Decoder(Attention = AttentionKind.Multiplicative)]."
                : $"[SelfAttention] reads all steps, but what it reads here stands once for the sequence. Put it before the layer that makes one value of the steps; where it is the last that reads them, make one value of them behind it, by pooling.");
        }

        if (network.Options.Stateful)
        {
            return At(Element.OfLayer(layer.Index), $"A stateful network continues where the previous window ended, but [SelfAttention] sees the steps of its own window only. Remove Stateful, or use a recurrent layer.");
        }

        if (layer.InputWidth is not { } width || layer.Heads < 1)
        {
            return null;
        }

        if (width % layer.Heads != 0)
        {
            return At(Element.OfLayer(layer.Index, "heads"), $"The heads share out the {width} numbers of a step, which do not divide by {layer.Heads}. Choose a divisor of {width}, or bring what it reads to another width with [Dense(units)].");
        }

        return (long)width * network.InputSteps > Limits.Bytes
            ? At(Element.OfLayer(layer.Index), $"[SelfAttention] keeps all {network.InputSteps} steps of {width} numbers side by side, more than {Limits.Bytes} in all. Choose fewer Steps, or narrow what it reads with [Dense(units)].")
            : null;
    }
}
