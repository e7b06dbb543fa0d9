using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The numbers of a loss enter its equations, in the network's precision.</summary>
internal sealed class LossOptionOutOfRange() : Rule(RuleIds.LossOptionOutOfRange, "Loss option is out of range")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var isDouble = network.Options.Precision == Precision.Double;
        foreach (var option in network.Loss?.Options ?? default)
        {
            var (element, value) = (Element.OfLoss(option.Name), isDouble ? option.Value : (float)option.Value);
            switch (option.Name)
            {
                case nameof(LossDeclaration.Delta) when !(value > 0 && value <= (isDouble ? double.MaxValue : float.MaxValue)):
                    yield return At(element, $"Delta is {option.Value}, but must be finite and greater than 0. Set it to the error at which the Huber loss becomes linear, such as 1.");
                    break;

                case nameof(LossDeclaration.LabelSmoothing) when !(value >= 0 && value < 1):
                    yield return At(element, $"LabelSmoothing is {option.Value}, but must be at least 0 and less than 1. Set it to a fraction in this range, such as 0.1.");
                    break;
            }
        }
    }
}
