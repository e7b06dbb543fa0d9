using System.Collections.Generic;
using System.Linq;
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
        var begin = (network.Layers.FirstOrDefault(layer => layer is { Span: LayerSpan.OutputSteps } and not DecoderLayer)?.Index ?? 0) - 1;
        foreach (var layer in network.Layers.Where(layer => layer is not (DecoderLayer or UnrecognizedLayer)))
        {
            for (var i = 0; i < layer.Place.Sources.Count; i++)
            {
                var source = network.Layers[layer.Place.Sources[i].Layer];
                if (layer.Span == LayerSpan.OutputSteps && source.Span != LayerSpan.OutputSteps && source.Index != begin)
                {
                    yield return At(
                        Element.OfSource(layer, i),
                        $"{layer.Attribute} runs at the steps of the output, where '{source.Name}' has no value. Read what the steps begin with, '{network.Layers[begin].Name}', or a layer after it.");
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
