using System.Collections.Generic;
using System.Globalization;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The factor divides the steps, and is given where it is used.</summary>
internal sealed class UnrollFactor() : Rule(
    RuleIds.UnrollFactor,
    "Unroll factor does not fit",
    "UnrollFactor is {0}, {1}. {2}.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var (steps, factor) = (network.Options.Steps, network.Options.UnrollFactor);
        var element = Element.OfNetwork("UnrollFactor");
        if (network.Options.Unroll != UnrollMode.Factor)
        {
            return factor == 0 ? [] : [At(element, factor, "which only UnrollMode.Factor uses", "Set Unroll = UnrollMode.Factor, or remove UnrollFactor")];
        }

        return factor >= 1 && steps % factor == 0
            ? []
            : [At(element, factor, "and UnrollMode.Factor needs a number that divides the steps", "Set UnrollFactor to a divisor of " + Text(steps))];
    }

    private static string Text(int steps) => steps.ToString(CultureInfo.InvariantCulture);
}
