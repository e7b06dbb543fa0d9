using System.Collections.Generic;
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

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        if (network.Options.Shape != SequenceShape.OneToMany
            || network.Decoder is not { Index: 1, FeedsBack: true }
            || network.HasUnknown)
        {
            return [];
        }

        var (tokens, features, outputs) = (network.Vocabulary, network.InputSize, network.OutputWidth);
        var choosesClasses = network.ChoosesClasses;
        if (tokens > 0)
        {
            return choosesClasses && tokens == outputs ? [] : [Mismatch(choosesClasses, outputs, $"1 of {tokens} tokens", $"Let it choose one of {tokens} classes, or set Feedback = FeedbackSource.Zeros")];
        }

        return !choosesClasses && features == outputs ? [] : [Mismatch(choosesClasses, outputs, $"{features} values", $"Let it give {features} values, or set Feedback = FeedbackSource.Zeros")];
    }

    private Finding Mismatch(bool choosesClasses, int outputs, string input, string advice) =>
        At(Element.OfLayer(1), choosesClasses ? $"1 of {outputs} classes" : $"{outputs} values", input, advice);
}
