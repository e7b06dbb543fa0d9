using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The cross-entropies, and the distributions, apply a link function themselves and need unbounded values.</summary>
internal sealed class LossWithoutDense() : Rule(RuleIds.LossWithoutDense, "Loss needs a dense last layer")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network) =>
        network is { Loss: { Outputs: not LossOutputs.Values } loss, Last: { } last and not (UnrecognizedLayer or DenseLayer or InputLayer) }
        && !(loss.Outputs == LossOutputs.Logits && last is RecurrentLayer { Cell.Readout: not null })
            ? [At(Element.Loss, $"{loss.Kind} needs {(loss.Outputs == LossOutputs.Logits ? "logits" : "unbounded values")}, but the last layer, [{last.Place.Kind}], does not give any. Add [Dense(units)] as the last layer.")]
            : [];
}
