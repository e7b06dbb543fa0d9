using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A value can be read where it stands: at the steps of the input, at those of the output, or once.</summary>
internal sealed class SourceSpan() : Rule(RuleIds.SourceSpan, "Layer reads a value that stands at other steps")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        // The steps of the output begin with a value of this layer: the first step with the input, the others with what is fed back.
        // An input at steps that there are not has a rule of its own.
        if (new InputSpans().Check(network).Any())
        {
            yield break;
        }

        var first = network.Layers.LastOrDefault(layer => layer.Span == LayerSpan.Once);
        foreach (var layer in network.Layers.Where(layer => layer is not UnrecognizedLayer))
        {
            var begin = network.Decoder is { } decoder && decoder.Index < layer.Index ? decoder : first;
            for (var i = 0; i < layer.Place.Sources.Count; i++)
            {
                var source = network.Layers[layer.Place.Sources[i].Layer];
                if (layer is DecoderLayer)
                {
                    if (layer == network.Decoder && network.Options.Shape == SequenceShape.EncoderDecoder && source.Span != LayerSpan.Steps)
                    {
                        yield return At(
                            Element.OfSource(layer, i),
                            $"[Decoder] begins where the steps of the input end, but '{source.Name}' has none. Name the encoder's last layer in From, or move [Decoder] behind it.");
                    }
                }
                else if (layer.Span == LayerSpan.OutputSteps && source.Span is not (LayerSpan.OutputSteps or LayerSpan.Static) && source != begin)
                {
                    yield return At(
                        Element.OfSource(layer, i),
                        $"{layer.Attribute} runs at the steps of the output, where '{source.Name}' has no value. Read what the steps begin with, '{begin?.Name}', or a layer after it.");
                }
                else if (layer.Span != LayerSpan.OutputSteps && source.Span == LayerSpan.OutputSteps)
                {
                    yield return At(
                        Element.OfSource(layer, i),
                        $"{layer.Attribute} runs at the steps of the input, where '{source.Name}' has no value: it has one at each step of the output. Read it behind [Decoder].");
                }
                else if (layer is { Span: LayerSpan.Once, IsRecurrent: false } && source is { Span: LayerSpan.Steps } and not (RecurrentLayer or UnrecognizedLayer))
                {
                    yield return At(
                        Element.OfSource(layer, i),
                        $"{layer.Attribute} gives one value for a sequence, but '{source.Name}' gives one at each step. Make one value of its steps by pooling them first, or choose the shape ManyToMany.");
                }
            }
        }
    }
}
