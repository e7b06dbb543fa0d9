using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The numbers of a loss enter its equations, in the network's precision.</summary>
internal sealed class LossOptionOutOfRange() : Rule(
    RuleIds.LossOptionOutOfRange,
    "Option of the loss is out of range",
    "{0} is {1}. It must be {2}.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var option in network.Loss?.Options ?? default)
        {
            if (Expected(option, network.Options.Precision) is { } expected)
            {
                yield return At(Element.OfLoss(option.Name), option.Name, option.Value, expected);
            }
        }
    }

    /// <summary>What is expected of an option; null where it is so.</summary>
    private static string? Expected(LayerArgument option, Precision precision)
    {
        var value = precision == Precision.Double ? option.Value : (float)option.Value;
        return option.Name switch
        {
            nameof(LossDeclaration.Delta) => value > 0 && value <= (precision == Precision.Double ? double.MaxValue : float.MaxValue) ? null : "finite and above 0",
            nameof(LossDeclaration.LabelSmoothing) => value >= 0 && value < 1 ? null : "at least 0 and less than 1",
            _ => null,
        };
    }
}
