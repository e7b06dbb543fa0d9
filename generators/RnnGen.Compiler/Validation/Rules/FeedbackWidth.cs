using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>In a one-to-many network that feeds its output back, the output takes the place of the input.</summary>
internal sealed class FeedbackWidth() : Rule(
    RuleIds.FeedbackWidth,
    "Output does not fit where it is fed back",
    "What the last layer gives, {0}, is what the next step begins with, and the first step begins with the input, {1}. {2}.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        if (network.Options.Shape != SequenceShape.OneToMany
            || LayerWidths.Decoder(network) is not 1
            || network.Layers[1].Integer("Feedback") != (int)Feedback.Output
            || network.Layers.Any(layer => LayerKinds.Of(layer) is null))
        {
            return [];
        }

        var (tokens, features, outputs) = (network.Layers[0].Integer("Vocabulary"), network.Layers[0].Integer("features"), LayerWidths.OfOutput(network));
        var choosesClasses = network.Loss is { Kind: LossKind.SoftmaxCrossEntropy, Targets: LossTargets.Indices };
        if (tokens > 0)
        {
            return choosesClasses && tokens == outputs ? [] : [Mismatch(choosesClasses, outputs, $"1 of {tokens} tokens", $"Let it choose one of {tokens} classes, or set Feedback = Feedback.Zeros")];
        }

        return !choosesClasses && features == outputs ? [] : [Mismatch(choosesClasses, outputs, $"{features} values", $"Let it give {features} values, or set Feedback = Feedback.Zeros")];
    }

    private Finding Mismatch(bool choosesClasses, int outputs, string input, string advice) =>
        At(Element.OfLayer(1), choosesClasses ? $"1 of {outputs} classes" : $"{outputs} values", input, advice);
}
