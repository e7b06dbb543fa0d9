using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>An option of another loss has no effect.</summary>
internal sealed class LossOptionWithoutEffect() : Rule(RuleIds.LossOptionWithoutEffect, "Loss option has no effect")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var option in network.Loss?.Options ?? default)
        {
            if (OwnerOf(option.Name) is { } owner && owner != network.Loss!.Kind)
            {
                yield return At(Element.OfLoss(option.Name), $"{option.Name} applies to LossKind.{owner} only and has no effect on LossKind.{network.Loss.Kind}. Remove it, or use LossKind.{owner}.");
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
