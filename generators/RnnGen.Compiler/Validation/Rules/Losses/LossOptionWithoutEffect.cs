using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>An option of another loss has no effect.</summary>
internal sealed class LossOptionWithoutEffect() : Rule(RuleIds.LossOptionWithoutEffect, "Loss option has no effect")
{
    public override RuleSeverity Severity => RuleSeverity.Warning;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var option in network.Loss?.WrittenOptions ?? [])
        {
            if (LossDeclaration.OwnerOf(option) is { } owner && owner != network.Loss!.Kind)
            {
                yield return At(Element.OfLoss(option) with { Item = Element.Whole }, $"{option} applies to LossKind.{owner} only and has no effect on LossKind.{network.Loss.Kind}. Remove it, or use LossKind.{owner}.");
            }
        }
    }
}
