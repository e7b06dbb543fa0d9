using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>An option that the loss does not have was meant for another loss.</summary>
internal sealed class LossOptionWithoutEffect() : Rule(
    RuleIds.LossOptionWithoutEffect,
    "Option of the loss has no effect",
    "{0} is an option of LossKind.{1}, and the loss is {2}. Remove it, or use LossKind.{1}.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var option in network.Loss?.Options ?? default)
        {
            if (OwnerOf(option.Name) is { } owner && owner != network.Loss!.Kind)
            {
                yield return At(Element.OfLoss(option.Name), option.Name, owner, network.Loss.Kind);
            }
        }
    }

    private static LossKind? OwnerOf(string option) => option switch
    {
        nameof(LossDeclaration.Delta) => LossKind.Huber,
        nameof(LossDeclaration.Targets) or nameof(LossDeclaration.LabelSmoothing) => LossKind.SoftmaxCrossEntropy,
        nameof(LossDeclaration.Labels) => LossKind.Ctc,
        _ => null,
    };
}
