using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>One value is joined with another.</summary>
internal sealed class JoinSources() : Rule(RuleIds.JoinSources, "Join names fewer than two layers")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var join in network.Layers.OfType<JoinLayer>())
        {
            var count = network.Declaration.Layers[join.Index].Sources.Count;
            if (count < 2)
            {
                yield return At(Element.OfLayer(join.Index), $"{join.Attribute} joins several values, but names {(count == 0 ? "none" : "one")}. Name two or more layers or inputs, or remove it.");
            }
        }
    }
}
