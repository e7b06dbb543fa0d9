using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A tree has an output at its root, or one at every node.</summary>
internal sealed class TreeShape() : Rule(RuleIds.TreeShape, "Shape does not fit trees")
{
    public override IEnumerable<Finding> Check(NetworkGraph network) =>
        network.Options.Shape is not (SequenceShape.ManyToOne or SequenceShape.ManyToMany)
        && System.Enum.IsDefined(typeof(SequenceShape), network.Options.Shape)
        && network.Tree is { } tree
            ? [At(
                Element.OfNetwork("Shape"),
                $"A network with [{tree.Place.Kind}] cannot have the shape {network.Options.Shape}. Set Shape to ManyToOne for one output at the root of each tree, or to ManyToMany for one at every node.")]
            : [];
}
