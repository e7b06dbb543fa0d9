using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A tree of one node has nothing to compose: Steps was forgotten.</summary>
internal sealed class TreeSteps() : Rule(RuleIds.TreeSteps, "Trees have one node")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network) =>
        network.Options is { Steps: 1, Shape: SequenceShape.ManyToOne or SequenceShape.ManyToMany }
        && network.Tree is { } tree
            ? [At(
                Element.OfNetwork("Steps"),
                $"Steps is 1, but in a network with [{tree.Place.Kind}] it is the maximum number of nodes per tree. Set Steps to the number of nodes of the largest tree.")]
            : [];
}
