using System;
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
        var misread = new HashSet<int>();
        foreach (var layer in network.Layers.Where(layer => layer is not UnrecognizedLayer))
        {
            var begin = network.Decoder is { } decoder && decoder.Index < layer.Index ? decoder : first;
            for (var i = 0; i < layer.Place.Sources.Count; i++)
            {
                // Where a layer runs that reads what it should not is not known, so that nothing is wrong with those that read it.
                var source = network.Layers[layer.Place.Sources[i].Layer];
                if (!misread.Contains(source.Index) && Problem(network, layer, source, begin) is { } problem)
                {
                    misread.Add(layer.Index);
                    yield return At(Element.OfSource(layer, i), problem);
                }
            }
        }
    }

    private static FormattableString? Problem(NetworkGraph network, Layer layer, Layer source, Layer? begin) => layer switch
    {
        DecoderLayer when layer == network.Decoder && network.Options.Shape == SequenceShape.EncoderDecoder && source.Span != LayerSpan.Steps =>
            $"[Decoder] begins where the steps of the input end, but '{source.Name}' has none. Name the encoder's last layer in From, or move [Decoder] behind it.",
        DecoderLayer => null,
        { Span: LayerSpan.OutputSteps } when source is InputLayer { Span: LayerSpan.Steps } =>
            $"{layer.Attribute} runs at the steps of the output, where the input '{source.Name}' has no value. Declare it with Span = InputSpan.OutputSteps if its values there are known in advance, or read it before [Decoder].",
        { Span: LayerSpan.OutputSteps } when source.Span is not (LayerSpan.OutputSteps or LayerSpan.Static) && source != begin =>
            $"{layer.Attribute} runs at the steps of the output, where '{source.Name}' has no value. Read what the steps begin with, '{begin?.Name}', or a layer after it.",
        { Span: not LayerSpan.OutputSteps } when source.Span == LayerSpan.OutputSteps =>
            $"{layer.Attribute} runs at the steps of the input, where '{source.Name}' has no value: it has one at each step of the output. Read it behind [Decoder].",
        { Span: LayerSpan.Once, IsRecurrent: false } when source is { Span: LayerSpan.Steps } and not (RecurrentLayer or UnrecognizedLayer) =>
            $"{layer.Attribute} gives one value for a sequence, but '{source.Name}' gives one at each step. Make one value of its steps by pooling them first, or choose the shape ManyToMany.",
        _ => null,
    };
}
