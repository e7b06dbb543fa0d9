using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The cross-entropies bring their own link function and need logits of any size.</summary>
internal sealed class LossWithoutDense() : Rule(
    RuleIds.LossWithoutDense,
    "Loss needs a dense last layer",
    "{0} needs logits, which the last layer, [{1}], does not give. Add [Dense(units)] as the last layer.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkDeclaration network) =>
        network.Loss?.Kind is LossKind.BinaryCrossEntropy or LossKind.SoftmaxCrossEntropy or LossKind.Ctc
        && network.Layers.LastOrDefault() is { } last
        && LayerKinds.Of(last) is not (null or { Name: LayerKinds.Dense or LayerKinds.Input } or { SizeArgument: "outputs" })
            ? [At(Element.Loss, network.Loss.Kind, last.Kind)]
            : [];
}
