using System.Collections.Generic;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The loss is about the last layer.</summary>
internal sealed class LossHead() : Rule(RuleIds.LossHead, "Loss names another layer than the last one")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network) => network.Loss?.Of is { } name && network.Last is { } last && name != last.Name
        ? [At(Element.OfLoss("Of"), $"The loss is about '{name}', but it is the last layer, '{last.Name}', that has a loss. Name that one, or remove Of.")]
        : [];
}
