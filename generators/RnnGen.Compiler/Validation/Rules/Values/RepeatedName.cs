using System.Collections.Generic;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Parameters are found by their layer's name.</summary>
internal sealed class RepeatedName() : Rule(
    RuleIds.RepeatedName,
    "Two layers have the same name",
    "Layers {0} and {1} are both called '{2}'. Give one of them another Name.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var written = network.Declaration.Layers;
        var first = new Dictionary<string, int>();
        foreach (var layer in network.Layers)
        {
            if (!first.TryGetValue(layer.Name, out var other))
            {
                first.Add(layer.Name, layer.Index);
            }
            else if (layer is not InputLayer)
            {
                var named = written[layer.Index].Name is null && written[other].Name is not null ? other : layer.Index;
                yield return At(Element.OfLayer(named, "Name"), other + 1, layer.Index + 1, layer.Name);
            }
        }
    }
}
