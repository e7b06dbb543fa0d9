using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The cross-entropies apply a link function themselves and need logits of any magnitude.</summary>
internal sealed class LossWithoutDense() : Rule(RuleIds.LossWithoutDense, "Loss needs a dense last layer")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network) =>
        network.Loss?.Kind is LossKind.BinaryCrossEntropy or LossKind.SoftmaxCrossEntropy or LossKind.Ctc
        && network.Last is { } last and not (UnrecognizedLayer or DenseLayer or InputLayer or RecurrentLayer { Cell.Readout: not null })
            ? [At(Element.Loss, $"{network.Loss.Kind} needs logits, but the last layer, [{last.Place.Kind}], does not give any. Add [Dense(units)] as the last layer.")]
            : [];
}
