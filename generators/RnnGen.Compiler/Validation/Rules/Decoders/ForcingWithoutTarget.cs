using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A teacher puts the network's target in the place of its output: the layer must be the one whose output it is, at every step.</summary>
internal sealed class ForcingWithoutTarget() : Rule(
    RuleIds.ForcingWithoutTarget,
    "Nothing can be forced",
    "[{0}] is forced to take the target in the place of its output, and {1}. Set TeacherForcing = TeacherForcing.Never.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers)
        {
            var forcing = network.Declaration.Layers[layer.Index].FindChoice<TeacherForcing>(nameof(TeacherForcing));
            if (forcing is not (null or TeacherForcing.Never) && Problem(network, layer) is { } problem)
            {
                yield return At(Element.OfLayer(layer.Index, nameof(TeacherForcing)), layer.Kind, problem);
            }
        }
    }

    private static string? Problem(NetworkGraph network, Layer layer) => layer switch
    {
        DecoderLayer decoder => decoder.Feedback == FeedbackSource.Zeros ? "with FeedbackSource.Zeros nothing is fed back" : null,
        _ => LayerTargets.Problem(network, layer),
    };
}
