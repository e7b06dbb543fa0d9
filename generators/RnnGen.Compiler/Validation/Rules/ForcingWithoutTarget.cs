using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A teacher puts the network's target in the place of its output: the layer must be the one whose output it is, at every step.</summary>
internal sealed class ForcingWithoutTarget() : Rule(
    RuleIds.ForcingWithoutTarget,
    "Nothing can be forced",
    "[{0}] is forced to take the target in the place of its output, and {1}. Set TeacherForcing = TeacherForcing.Never.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        for (var i = 0; i < network.Layers.Count; i++)
        {
            var layer = network.Layers[i];
            var isForced = layer.Kind != LayerKinds.Decoder && layer.Arguments.Any(a => a.Name == "TeacherForcing" && a.Value != (int)TeacherForcing.Never);
            if (isForced && i < network.Layers.Count - 1)
            {
                yield return At(Element.OfLayer(i, "TeacherForcing"), layer.Kind, "a layer follows it, so that the network's targets are not those of its outputs");
            }
            else if (isForced && network.Options.Shape != SequenceShape.ManyToMany)
            {
                yield return At(Element.OfLayer(i, "TeacherForcing"), layer.Kind, $"a network of shape {network.Options.Shape} has no target at every step");
            }
        }
    }
}
