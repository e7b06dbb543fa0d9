using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Options about time have nothing to act on in a tree: not to unroll, not to carry over, not to cut, not to trace step by step, not to align labels with.</summary>
internal sealed class TreeTimeOption() : Rule(
    RuleIds.TreeTimeOption,
    "Option does not go with trees",
    "{0} is about steps of time, and [{1}] reads trees, level by level. Remove {0}.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        if (network.Tree is not { } tree)
        {
            yield break;
        }

        var options = network.Options;
        var given = new[]
        {
            ("Unroll", options.Unroll is UnrollMode.Full or UnrollMode.Factor),
            ("Stateful", options.Stateful),
            ("BackpropSteps", options.BackpropSteps > 0),
            ("TraceGradients", options.TraceGradients),
        };
        foreach (var (option, isGiven) in given)
        {
            if (isGiven)
            {
                yield return At(Element.OfNetwork(option), option, tree.Place.Kind);
            }
        }

        if (network.Loss?.Kind == LossKind.Ctc)
        {
            yield return At(Element.Loss, "LossKind.Ctc", tree.Place.Kind);
        }
    }
}
