using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Options of time have no meaning in a tree: there is nothing to unroll, to carry over, to truncate, to trace step by step or to align labels with.</summary>
internal sealed class TreeTimeOption() : Rule(RuleIds.TreeTimeOption, "Option does not fit trees")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        if (network.Tree is not { } tree)
        {
            yield break;
        }

        var options = network.Declaration.Options;
        var given = new[]
        {
            ("Unroll", options.Unroll is UnrollMode.Full or UnrollMode.Factor),
            ("Stateful", options.Stateful),
            ("BackpropSteps", options.BackpropSteps > 0),
            ("TraceGradients", options.TraceGradients),
            ("InputGradients", options.InputGradients),
            ("RepeatLastOutput", options.RepeatLastOutput),
        };
        foreach (var (option, isGiven) in given)
        {
            if (isGiven)
            {
                yield return At(Element.OfNetwork(option), $"{option} applies to steps of time, but [{tree.Place.Kind}] runs over the nodes of a tree. Remove {option}.");
            }
        }

        if (network.Declaration.Losses.FirstOrDefault(loss => loss.Kind == LossKind.Ctc) is { } ctc)
        {
            yield return At(Element.OfLoss(ctc), $"LossKind.Ctc aligns labels with steps of time, but [{tree.Place.Kind}] runs over the nodes of a tree. Use another loss.");
        }
    }
}
