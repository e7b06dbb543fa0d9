using System.Collections.Generic;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Parameters are found by the name of their layer, and values are read by it.</summary>
internal sealed class RepeatedName() : Rule(RuleIds.RepeatedName, "Two layers have the same name")
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
            else
            {
                var named = written[layer.Index].Name is null && written[other].Name is not null ? other : layer.Index;
                yield return At(Element.OfLayer(named, "Name"), $"Layers {other + 1} and {layer.Index + 1} are both named '{layer.Name}'. Set Name of one of them to another name.");
            }
        }
    }
}
