using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

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
            if (layer.Arguments.Any(a => a.Name == "TeacherForcing" && a.Value != (int)TeacherForcing.Never) && Problem(network, i) is { } problem)
            {
                yield return At(Element.OfLayer(i, "TeacherForcing"), layer.Kind, problem);
            }
        }
    }

    private static string? Problem(NetworkDeclaration network, int index) => network.Layers[index].Kind != LayerKinds.Decoder ? LayerTargets.Problem(network, index)
        : network.Layers[index].Integer("Feedback") == (int)Feedback.Zeros ? "with Feedback.Zeros nothing is fed back"
        : null;
}
