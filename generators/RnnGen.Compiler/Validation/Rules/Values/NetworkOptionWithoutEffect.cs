using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Outputs that do not go with the steps of the inputs have no last valid step.</summary>
internal sealed class NetworkOptionWithoutEffect() : Rule(RuleIds.NetworkOptionWithoutEffect, "Network option has no effect")
{
    public override RuleSeverity Severity => RuleSeverity.Warning;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        if (network.Tree is null && network.Declaration.Options is { RepeatLastOutput: true, Shape: not SequenceShape.ManyToMany and var shape })
        {
            yield return At(
                Element.OfNetwork("RepeatLastOutput"),
                $"RepeatLastOutput applies to outputs that go with the steps of the inputs and has no effect in a network of shape {shape}. Remove it, or set Shape = SequenceShape.ManyToMany.");
        }
    }
}
