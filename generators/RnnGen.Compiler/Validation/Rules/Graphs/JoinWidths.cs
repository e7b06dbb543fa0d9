using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Sums and products are elementwise.</summary>
internal sealed class JoinWidths() : Rule(RuleIds.JoinWidths, "Join of different widths")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var join in network.Layers.OfType<JoinLayer>().Where(join => join is { Mode: not JoinMode.Concat, IsKnown: true }))
        {
            var sources = join.Place.Sources;
            for (var i = 1; i < sources.Count; i++)
            {
                if (sources[i].Width is { } width && sources[0].Width is { } first && width != first)
                {
                    yield return At(
                        Element.OfSource(join, i),
                        $"{join.Attribute} needs values of one width, but '{network.Layers[sources[0].Layer].Name}' has width {first} and '{network.Layers[sources[i].Layer].Name}' has width {width}. Bring one to the width of the other with [Dense({first})], or use [Concat].");
                }
            }
        }
    }
}
