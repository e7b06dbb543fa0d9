using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>An option of training has no effect in a network that cannot be trained.</summary>
internal sealed class TrainingOptionWithoutLoss() : Rule(RuleIds.TrainingOptionWithoutLoss, "Training option has no effect")
{
    public override RuleSeverity Severity => RuleSeverity.Warning;

    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        if (network.Declaration.Options.InputGradients && !network.HasLoss)
        {
            yield return At(Element.OfNetwork("InputGradients"), $"InputGradients applies to training only, and a network without a loss cannot be trained. Add a loss, such as [Loss(LossKind.MeanSquaredError)], or remove InputGradients.");
        }
        else if (network.Declaration.Options.InputGradients && network.Inputs.All(input => input.IsTokens))
        {
            yield return At(Element.OfNetwork("InputGradients"), $"InputGradients are those of numbers, and this network reads tokens only, which have no values. Remove InputGradients.");
        }

        if (network.HasLoss && network.HasStates)
        {
            yield break;
        }

        foreach (var (option, isSet) in new[]
        {
            ("Stateful", network.Declaration.Options.Stateful),
            ("BackpropSteps", network.Declaration.Options.BackpropSteps != 0),
            ("TraceGradients", network.Declaration.Options.TraceGradients),
        })
        {
            if (isSet)
            {
                yield return !network.HasLoss
                    ? At(Element.OfNetwork(option), $"{option} applies to training only, and a network without a loss cannot be trained. Add a loss, such as [Loss(LossKind.MeanSquaredError)], or remove {option}.")
                    : At(Element.OfNetwork(option), $"{option} applies to what passes from step to step, and no layer of this network has states. Add a recurrent layer, or remove {option}.");
            }
        }
    }
}
