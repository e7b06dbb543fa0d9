using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The cross-entropies, and the distributions, apply a link function themselves and need outputs of any magnitude.</summary>
internal sealed class LossWithoutDense() : Rule(RuleIds.LossWithoutDense, "Loss needs a dense last layer")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network) =>
        network.Last is { } last and not (UnrecognizedLayer or DenseLayer or InputLayer)
        && network.Loss is { Kind: var kind } && (IsOfParameters(kind) || (IsOfClasses(kind) && last is not RecurrentLayer { Cell.Readout: not null }))
            ? [At(Element.Loss, $"{kind} needs {(IsOfClasses(kind) ? "logits" : "outputs of any size")}, but the last layer, [{last.Place.Kind}], does not give any. Add [Dense(units)] as the last layer.")]
            : [];

    private static bool IsOfClasses(LossKind kind) => kind is LossKind.BinaryCrossEntropy or LossKind.SoftmaxCrossEntropy or LossKind.Ctc or LossKind.Focal;

    /// <summary>Whether outputs are several for each value to predict, or parameters of a distribution: they are no values to feed back as they are.</summary>
    private static bool IsOfParameters(LossKind kind) =>
        kind is LossKind.Quantile or LossKind.Gaussian or LossKind.StudentT or LossKind.Poisson or LossKind.NegativeBinomial or LossKind.GaussianMixture;
}
