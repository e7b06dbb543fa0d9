using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The numbers of a loss enter its equations, in the network's precision.</summary>
internal sealed class LossOptionOutOfRange() : Rule(RuleIds.LossOptionOutOfRange, "Loss option is out of range")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var isDouble = network.Options.Precision == Precision.Double;
        return network.Declaration.Losses.SelectMany(loss => Check(loss, isDouble));
    }

    private IEnumerable<Finding> Check(LossDeclaration loss, bool isDouble)
    {
        foreach (var finding in loss.Kind == LossKind.Quantile ? Levels(loss, isDouble) : [])
        {
            yield return finding;
        }

        if (loss is { Kind: LossKind.GaussianMixture, Components: var components } && components is < 1 or > Limits.Components)
        {
            yield return At(Element.OfLoss(loss, nameof(LossDeclaration.Components)), $"Components is {components}, but LossKind.GaussianMixture needs the number of Gaussians. Set Components to a number from 1 to {Limits.Components}.");
        }

        foreach (var option in loss.Options)
        {
            var (element, value) = (Element.OfLoss(loss, option.Name), isDouble ? option.Value : (float)option.Value);
            switch (option.Name)
            {
                case nameof(LossDeclaration.Delta) when !(value > 0 && value <= (isDouble ? double.MaxValue : float.MaxValue)):
                    yield return At(element, $"Delta is {option.Value}, but must be finite and greater than 0. Set it to the error at which the Huber loss becomes linear, such as 1.");
                    break;

                case nameof(LossDeclaration.Weight) when !(value > 0 && value <= (isDouble ? double.MaxValue : float.MaxValue)):
                    yield return At(element, $"Weight is {option.Value}, but must be finite and greater than 0 in the network's precision. Set it to the factor of this loss in the sum of all, such as 0.5.");
                    break;

                case nameof(LossDeclaration.Gamma) when !(value >= 0 && value <= (isDouble ? double.MaxValue : float.MaxValue)):
                    yield return At(element, $"Gamma is {option.Value}, but must be finite and at least 0. Set it to the power with which the focal loss discounts what is easy, such as 2.");
                    break;

                case nameof(LossDeclaration.LabelSmoothing) when !(value >= 0 && value < 1):
                    yield return At(element, $"LabelSmoothing is {option.Value}, but must be at least 0 and less than 1. Set it to a fraction in this range, such as 0.1.");
                    break;
            }
        }
    }

    /// <summary>The levels of quantiles as the network's precision sees them.</summary>
    private IEnumerable<Finding> Levels(LossDeclaration loss, bool isDouble)
    {
        if (loss.WrittenQuantiles.Count == 0)
        {
            yield return At(Element.OfLoss(loss, "Quantiles"), $"LossKind.Quantile needs the levels of its quantiles. Set Quantiles to them, such as 0.1, 0.5 and 0.9.");
        }

        for (var i = 0; i < loss.WrittenQuantiles.Count; i++)
        {
            var (level, before) = (Narrowed(i), i == 0 ? 0 : Narrowed(i - 1));
            if (!(level > before && level < 1))
            {
                yield return At(
                    Element.OfLoss(loss, "Quantiles") with { Item = i },
                    $"Level {i + 1} of Quantiles is {loss.WrittenQuantiles[i]}, but levels are above 0 and below 1, each above the one before it. List them in rising order, such as 0.1, 0.5, 0.9.");
            }
        }

        double Narrowed(int i) => isDouble ? loss.WrittenQuantiles[i] : (float)loss.WrittenQuantiles[i];
    }
}
