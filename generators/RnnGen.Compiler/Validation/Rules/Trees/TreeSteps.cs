using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A tree of one node has nothing to compose; Steps was forgotten.</summary>
internal sealed class TreeSteps() : Rule(
    RuleIds.TreeSteps,
    "Tree has one node",
    "Steps is 1, and [{0}] reads trees of so many nodes at most. Set Steps to the number of nodes of the largest tree.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network) =>
        network.Options is { Steps: 1, Shape: SequenceShape.ManyToOne or SequenceShape.ManyToMany }
        && network.Tree is { } tree
            ? [At(Element.OfNetwork("Steps"), tree.Place.Kind)]
            : [];
}
