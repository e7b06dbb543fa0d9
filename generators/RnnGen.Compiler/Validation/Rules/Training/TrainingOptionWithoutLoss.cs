using System.Collections.Generic;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>What only training does means nothing to a network that cannot be trained.</summary>
internal sealed class TrainingOptionWithoutLoss() : Rule(
    RuleIds.TrainingOptionWithoutLoss,
    "Option of training has no effect",
    "{0} is an option of training, and the network declares no loss. Add [Loss(LossKind.MeanSquaredError)] or another one, or remove {0}.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        if (network.Loss is not null)
        {
            yield break;
        }

        foreach (var (option, isSet) in new[]
        {
            ("Stateful", network.Options.Stateful),
            ("BackpropSteps", network.Options.BackpropSteps != 0),
            ("TraceGradients", network.Options.TraceGradients),
        })
        {
            if (isSet)
            {
                yield return At(Element.OfNetwork(option), option);
            }
        }
    }
}
