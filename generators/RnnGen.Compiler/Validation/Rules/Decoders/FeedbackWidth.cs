using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>In a one-to-many network that feeds its output back, the output takes the place of the input.</summary>
internal sealed class FeedbackWidth() : Rule(RuleIds.FeedbackWidth, "Output cannot be fed back as input")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        if (network.Options.Shape != SequenceShape.OneToMany
            || network.Decoder is not { Index: 1, FeedsBack: true }
            || network.HasUnknown)
        {
            yield break;
        }

        var decoder = Element.OfLayer(1);
        var (tokens, features, outputs) = (network.Input?.Vocabulary ?? 0, network.Input?.Features ?? 0, network.ChoosesClasses ? network.LastHead?.Width ?? 0 : network.LastHead?.TargetWidth ?? 0);
        switch (tokens > 0, network.ChoosesClasses)
        {
            case (true, true) when tokens != outputs:
                yield return At(decoder, $"The output, one of {outputs} classes, is fed back as the next input, one of {tokens} tokens. Make the numbers equal, or set Feedback = FeedbackSource.Zeros.");
                break;

            case (true, false):
                yield return At(decoder, $"The output, {outputs} real numbers, is fed back as the next input, one of {tokens} tokens. Use [Dense({tokens})] with LossKind.SoftmaxCrossEntropy, or set Feedback = FeedbackSource.Zeros.");
                break;

            case (false, true):
                yield return At(decoder, $"The output, one of {outputs} classes, is fed back as the next input, {features} real numbers. Use an input with Vocabulary = {outputs}, or set Feedback = FeedbackSource.Zeros.");
                break;

            case (false, false) when features != outputs && network.TargetWidth != network.OutputWidth:
                yield return At(decoder, $"{network.Loss!.Kind} has several outputs for each value of a target, and feeds back one of them: {outputs} in all, but the input has width {features}. Make the numbers equal, or set Feedback = FeedbackSource.Zeros.");
                break;

            case (false, false) when features != outputs:
                yield return At(decoder, $"The output, of width {outputs}, is fed back as the next input, of width {features}. Make the widths equal, or set Feedback = FeedbackSource.Zeros.");
                break;
        }
    }
}
