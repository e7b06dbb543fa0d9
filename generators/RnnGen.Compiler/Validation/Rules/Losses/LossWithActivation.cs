using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The cross-entropies apply a link function themselves, and an activation before it would be a second one.</summary>
internal sealed class LossWithActivation() : Rule(RuleIds.LossWithActivation, "Last layer has an activation before that of the loss")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var (argument, activation) = network.Last switch
        {
            DenseLayer dense => (nameof(dense.Activation), dense.Activation),
            RecurrentLayer { Cell.Readout: { } readout } => ("OutputActivation", readout),
            _ => ("", Activation.Identity),
        };
        if (activation == Activation.Identity || network.Loss is not { Outputs: LossOutputs.Logits or LossOutputs.Parameters } loss)
        {
            return [];
        }

        var element = Element.OfLayer(network.Last!.Index, argument);
        return loss.Outputs == LossOutputs.Logits
            ? [At(element, $"{loss.Kind} takes logits and applies the {(loss.Kind == LossKind.BinaryCrossEntropy ? "sigmoid" : "softmax")} itself, but the last layer has an activation. Remove the activation; Predict returns probabilities.")]
            : [At(element, $"{loss.Kind} makes the parameters of a distribution of outputs of any size, but the last layer has an activation. Remove the activation; Predict returns the parameters.")];
    }
}
