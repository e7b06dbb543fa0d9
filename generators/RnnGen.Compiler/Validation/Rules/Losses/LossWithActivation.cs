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
        return activation == Activation.Identity ? [] : network.Loss?.Kind switch
        {
            LossKind.BinaryCrossEntropy => [At(Element.OfLayer(network.Last!.Index, argument), $"BinaryCrossEntropy takes logits and applies the sigmoid itself, but the last layer has an activation. Remove the activation; Predict returns probabilities.")],
            LossKind.SoftmaxCrossEntropy or LossKind.Ctc or LossKind.Focal => [At(Element.OfLayer(network.Last!.Index, argument), $"{network.Loss.Kind} takes logits and applies the softmax itself, but the last layer has an activation. Remove the activation; Predict returns probabilities.")],
            LossKind.Gaussian or LossKind.StudentT or LossKind.Poisson or LossKind.NegativeBinomial or LossKind.GaussianMixture => [At(Element.OfLayer(network.Last!.Index, argument), $"{network.Loss.Kind} makes the parameters of its distribution of outputs of any size, but the last layer has an activation. Remove the activation; Predict returns the parameters.")],
            _ => [],
        };
    }
}
