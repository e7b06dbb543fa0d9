using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A loss that makes something of its outputs, probabilities or parameters, takes unbounded values; so do quantiles. An activation would bound them.</summary>
internal sealed class LossWithActivation() : Rule(RuleIds.LossWithActivation, "Last layer has an activation before that of the loss")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var head in network.Heads)
        {
            var (argument, activation) = head.Layer switch
            {
                DenseLayer dense => (nameof(dense.Activation), (ActivationFunction?)dense.Activation),
                RecurrentLayer { Cell.Readout: { } readout } => ("OutputActivation", readout),
                _ => ("", null),
            };
            if (activation is null or { IsIdentity: true } || head.Loss is not { Outputs: not LossOutputs.Values } loss)
            {
                continue;
            }

            var (element, last) = (Element.OfLayer(head.Layer.Index, argument), network.Called(head));
            yield return loss.Outputs switch
            {
                LossOutputs.Logits => At(element, $"{loss.Kind} takes logits and applies the {(loss.Kind == LossKind.BinaryCrossEntropy ? "sigmoid" : "softmax")} itself, but {last} has an activation. Remove the activation; Predict returns probabilities."),
                LossOutputs.Quantiles => At(element, $"{loss.Kind} takes unbounded values, which are the quantiles, but {last} has an activation. Remove the activation."),
                _ => At(element, $"{loss.Kind} makes the parameters of a distribution of unbounded values, but {last} has an activation. Remove the activation; Predict returns the parameters."),
            };
        }
    }
}
