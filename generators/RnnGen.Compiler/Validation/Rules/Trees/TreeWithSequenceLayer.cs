using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The steps of a network are either steps of time or nodes of trees.</summary>
internal sealed class TreeWithSequenceLayer() : Rule(RuleIds.TreeWithSequenceLayer, "Network reads both trees and sequences")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        if (network.Tree is not { } tree)
        {
            yield break;
        }

        foreach (var layer in network.Layers.Where(layer => layer is RecurrentLayer or ConvolutionLayer or AttentionLayer))
        {
            yield return At(
                Element.OfLayer(layer.Index),
                $"[{layer.Place.Kind}] runs over the steps of a sequence, but [{tree.Place.Kind}] runs over the nodes of a tree. Remove [{layer.Place.Kind}], or replace it with one of {LayerKinds.Listed(typeof(TreeLayer))}.");
        }
    }
}
