using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A layer that reads what follows it would close a circle; what passes from step to step is the state of a recurrent layer.</summary>
internal sealed class SourceOrder() : Rule(RuleIds.SourceOrder, "Layer reads one that is written after it")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers)
        {
            var written = network.Declaration.Layers[layer.Index];
            var sources = written.NamedSources;
            for (var i = 0; i < sources.Count; i++)
            {
                if (network.Layers.FirstOrDefault(other => other.Name == sources[i]) is { } source && source.Index >= layer.Index)
                {
                    yield return source == layer
                        ? At(Element.OfNamedSource(layer, written, i), $"{layer.Attribute} reads '{sources[i]}', which is the layer itself. Name a layer or input that is written before it; a recurrent layer sees its own last output in any case.")
                        : At(Element.OfNamedSource(layer, written, i), $"{layer.Attribute} reads '{sources[i]}', which is written after it. Move {layer.Attribute} behind {source.Attribute}, or name a layer that is written before it.");
                }
            }
        }
    }
}
