using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A layer reads others by their names.</summary>
internal sealed class UnknownSource() : Rule(RuleIds.UnknownSource, "Layer reads a name that does not exist")
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
                if (network.Layers.All(other => other.Name != sources[i]))
                {
                    yield return At(Element.OfNamedSource(layer, written, i), $"{layer.Attribute} reads '{sources[i]}', but no layer or input has that name. Use one of the names before it: {Listed(network, layer.Index)}.");
                }
            }
        }
    }

    /// <summary>The names that a layer could read, with their widths.</summary>
    private static string Listed(NetworkGraph network, int before) => before == 0 ? "there is none"
        : string.Join(", ", network.Layers.Take(before).Select(layer => layer.OutputWidth is { } width ? $"'{layer.Name}' (width {width})" : $"'{layer.Name}'"));
}
