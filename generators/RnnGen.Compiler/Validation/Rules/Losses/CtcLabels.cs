using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Memory for the states of CTC is reserved when the network is compiled, and a row has at most a label a step.</summary>
internal sealed class CtcLabels() : Rule(
    RuleIds.CtcLabels,
    "Number of labels is missing or out of range",
    "LossKind.Ctc has Labels = {0}. Write the most labels of a row: at least 1, and at most one a step, {1}.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network) =>
        network.Loss is { Kind: LossKind.Ctc } loss && (loss.Labels < 1 || loss.Labels > network.Options.Steps)
            ? [At(Element.OfLoss(nameof(LossDeclaration.Labels)), loss.Labels, network.Options.Steps)]
            : [];
}
