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
        foreach (var loss in network.Declaration.Losses)
        {
            foreach (var option in loss.WrittenOptions)
            {
                var element = Element.OfLoss(loss, option) with { Item = Element.Whole };
                if (LossDeclaration.OwnerOf(option) is { } owner && owner != loss.Kind)
                {
                    yield return At(element, $"{option} applies to LossKind.{owner} only and has no effect on LossKind.{loss.Kind}. Remove it, or use LossKind.{owner}.");
                }
                else if (option == nameof(LossDeclaration.Weight) && network.Declaration.Losses.Count == 1)
                {
                    yield return At(element, $"Weight weighs losses against each other, and this network has one. Remove it.");
                }
            }
        }
    }
}
