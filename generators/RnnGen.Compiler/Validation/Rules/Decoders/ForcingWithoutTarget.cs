using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Teacher forcing replaces a layer's output with the network's target, so at every step the target must be one for that output.</summary>
internal sealed class ForcingWithoutTarget() : Rule(RuleIds.ForcingWithoutTarget, "Teacher forcing has no target")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers)
        {
            var forcing = network.Declaration.Layers[layer.Index].FindChoice<TeacherForcing>(nameof(TeacherForcing));
            if (forcing is not (null or TeacherForcing.Never) && Find(network, layer, Element.OfLayer(layer.Index, nameof(TeacherForcing))) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private Finding? Find(NetworkGraph network, Layer layer, Element element) => layer switch
    {
        DecoderLayer { Feedback: FeedbackSource.Zeros } =>
            At(element, $"With FeedbackSource.Zeros the decoder feeds nothing back, so teacher forcing has nothing to replace. Set TeacherForcing = TeacherForcing.Never, or feed the output back."),
        DecoderLayer => null,
        _ => LayerTargets.Problem(network, layer) switch
        {
            null => null,
            TargetProblem.NotLast =>
                At(element, $"Teacher forcing replaces the output of [{layer.Kind}] with the target, but the target belongs to a later layer. Make [{layer.Kind}] the last layer, or set TeacherForcing = TeacherForcing.Never."),
            TargetProblem.Shape =>
                At(element, $"Teacher forcing needs a target at every step, which the shape {network.Options.Shape} does not have. Choose the shape ManyToMany, or set TeacherForcing = TeacherForcing.Never."),
            TargetProblem.Ctc =>
                At(element, $"Teacher forcing needs a target at every step, which LossKind.Ctc does not have. Use another loss, or set TeacherForcing = TeacherForcing.Never."),
            TargetProblem.Bidirectional =>
                At(element, $"Teacher forcing replaces the output of one direction, but the target belongs to both directions together. Remove Bidirectional, or set TeacherForcing = TeacherForcing.Never."),
            TargetProblem.Residual =>
                At(element, $"Teacher forcing replaces the layer's output, but with Residual the target belongs to the sum of output and input. Remove Residual, or set TeacherForcing = TeacherForcing.Never."),
            var problem => throw new System.ArgumentOutOfRangeException(nameof(layer), problem, "A problem without a message."),
        },
    };
}
