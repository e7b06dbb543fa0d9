using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A tree has an output at its root, or one at every node.</summary>
internal sealed class TreeShape() : Rule(
    RuleIds.TreeShape,
    "Shape does not go with trees",
    "The shape is {0}, and [{1}] reads trees. Set Shape to ManyToOne, for an output at the root, or to ManyToMany, for one at every node.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network) =>
        network.Options.Shape is not (SequenceShape.ManyToOne or SequenceShape.ManyToMany)
        && System.Enum.IsDefined(typeof(SequenceShape), network.Options.Shape)
        && network.Tree is { } tree
            ? [At(Element.OfNetwork("Shape"), network.Options.Shape, tree.Place.Kind)]
            : [];
}
