using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The steps of a network are steps of time or nodes of trees.</summary>
internal sealed class TreeWithSequenceLayer() : Rule(
    RuleIds.TreeWithSequenceLayer,
    "Network reads both trees and sequences",
    "[{0}] runs from step to step, [{1}] from the leaves of trees to their roots, and a network's steps are one or the other. Remove [{0}], or make it one of {2}.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        if (network.Tree is not { } tree)
        {
            yield break;
        }

        foreach (var layer in network.Layers.OfType<RecurrentLayer>())
        {
            yield return At(Element.OfLayer(layer.Index), layer.Place.Kind, tree.Place.Kind, LayerKinds.Listed(typeof(TreeLayer)));
        }
    }
}
