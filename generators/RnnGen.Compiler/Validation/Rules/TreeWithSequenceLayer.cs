using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The steps of a network are steps of time or nodes of trees.</summary>
internal sealed class TreeWithSequenceLayer() : Rule(
    RuleIds.TreeWithSequenceLayer,
    "Network reads both trees and sequences",
    "[{0}] runs from step to step, [{1}] from the leaves of trees to their roots, and a network's steps are one or the other. Remove [{0}], or make it one of {2}.")
{
    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        if (network.Layers.FirstOrDefault(layer => LayerKinds.Of(layer) is { IsTree: true }) is not { } tree)
        {
            yield break;
        }

        for (var i = 0; i < network.Layers.Count; i++)
        {
            if (LayerKinds.Of(network.Layers[i]) is { IsRecurrent: true } kind)
            {
                yield return At(Element.OfLayer(i), kind.Name, tree.Kind, Trees);
            }
        }
    }

    private static string Trees { get; } = string.Join(", ", LayerKinds.All.Where(kind => kind.IsTree).Select(kind => "[" + kind.Name + "]"));
}
