using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The cross-entropies bring their own link function: another one before it would be applied twice.</summary>
internal sealed class LossWithActivation() : Rule(
    RuleIds.LossWithActivation,
    "Last layer has an activation before the loss's own",
    "{0} applies {1} itself, and the last layer has an activation. Remove it: the loss takes logits, and Predict returns probabilities.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var (argument, activation) = network.Last switch
        {
            DenseLayer dense => (nameof(dense.Activation), dense.Activation),
            RecurrentLayer { Cell.Readout: { } readout } => ("OutputActivation", readout),
            _ => ("", Activation.Identity),
        };
        return activation == Activation.Identity ? [] : network.Loss?.Kind switch
        {
            LossKind.BinaryCrossEntropy => [At(Element.OfLayer(network.Last!.Index, argument), LossKind.BinaryCrossEntropy, "the sigmoid")],
            LossKind.SoftmaxCrossEntropy or LossKind.Ctc => [At(Element.OfLayer(network.Last!.Index, argument), network.Loss.Kind, "the softmax")],
            _ => [],
        };
    }
}
