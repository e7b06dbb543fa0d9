using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The factor divides the steps, and goes with UnrollMode.Factor alone.</summary>
internal sealed class UnrollFactor() : Rule(RuleIds.UnrollFactor, "Unroll factor does not fit")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var (steps, factor) = (network.Options.Steps, network.Options.UnrollFactor);
        var element = Element.OfNetwork("UnrollFactor");
        if (network.Options.Unroll != UnrollMode.Factor)
        {
            return factor == 0 ? [] : [At(element, $"UnrollFactor is {factor}, but only UnrollMode.Factor uses it. Set Unroll = UnrollMode.Factor, or remove UnrollFactor.")];
        }

        return factor >= 1 && steps % factor == 0
            ? []
            : [At(element, $"UnrollFactor is {factor}, but UnrollMode.Factor needs a divisor of the number of steps. Set UnrollFactor to a divisor of {steps}.")];
    }
}
