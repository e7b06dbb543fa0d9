using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The cross-entropies bring their own link function: another one before it would be applied twice.</summary>
internal sealed class LossWithActivation() : Rule(
    RuleIds.LossWithActivation,
    "Last layer has an activation before the loss's own",
    "{0} applies {1} itself, and the last layer has an activation. Remove it: the loss takes logits, and Predict returns probabilities.")
{
    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        var last = network.Layers.Count - 1;
        var argument = last >= 0 && LayerKinds.Of(network.Layers[last]) is { SizeArgument: "outputs" } ? "OutputActivation" : "Activation";
        var isNonlinear = last >= 0
            && (network.Layers[last].Kind == LayerKinds.Dense || argument == "OutputActivation")
            && network.Layers[last].Number(argument, EnumArguments.Identity) != EnumArguments.Identity;
        return network.Loss?.Kind switch
        {
            LossKind.BinaryCrossEntropy when isNonlinear => [At(Element.OfLayer(last, argument), LossKind.BinaryCrossEntropy, "the sigmoid")],
            LossKind.SoftmaxCrossEntropy or LossKind.Ctc when isNonlinear => [At(Element.OfLayer(last, argument), network.Loss.Kind, "the softmax")],
            _ => [],
        };
    }
}
