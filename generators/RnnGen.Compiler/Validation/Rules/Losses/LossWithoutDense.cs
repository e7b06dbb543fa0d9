using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The cross-entropies, and the distributions, apply a link function themselves and need unbounded values.</summary>
internal sealed class LossWithoutDense() : Rule(RuleIds.LossWithoutDense, "Loss needs a dense last layer")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var head in network.Heads)
        {
            if (head is { Loss: { Outputs: not LossOutputs.Values } loss, Layer: not (UnrecognizedLayer or DenseLayer or InputLayer) }
                && !(loss.Outputs == LossOutputs.Logits && head.Layer is RecurrentLayer { Cell.Readout: not null }))
            {
                var (needed, where) = (loss.Outputs == LossOutputs.Logits ? "logits" : "unbounded values", head.Layer == network.Last ? "as the last layer" : "behind it, and name that in Of");
                yield return At(Element.OfLoss(loss), $"{loss.Kind} needs {needed}, but {network.Called(head)}, [{head.Layer.Place.Kind}], does not give any. Add [Dense(units)] {where}.");
            }
        }
    }
}
