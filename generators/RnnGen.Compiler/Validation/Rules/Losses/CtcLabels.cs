using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Memory for the states of CTC is reserved when the network is compiled, and a sequence has at most one label per step.</summary>
internal sealed class CtcLabels() : Rule(RuleIds.CtcLabels, "Number of labels is missing or out of range")
{
    public override IEnumerable<Finding> Check(NetworkGraph network) =>
        from loss in network.Declaration.Losses
        where loss.Kind == LossKind.Ctc && (loss.Labels < 1 || loss.Labels > network.Options.Steps)
        select At(
            Element.OfLoss(loss, nameof(LossDeclaration.Labels)),
            $"Labels is {loss.Labels}, but LossKind.Ctc needs the maximum number of labels per sequence. Set Labels to a number from 1 to the number of steps, {network.Options.Steps}.");
}
