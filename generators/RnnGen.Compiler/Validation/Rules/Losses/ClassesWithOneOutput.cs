using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The softmax of one number is always 1.</summary>
internal sealed class ClassesWithOneOutput() : Rule(
    RuleIds.ClassesWithOneOutput,
    "Class loss has one output",
    "{0} chooses between the outputs of the last layer, which has one. Use {1}, or BinaryCrossEntropy for yes and no.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network) =>
        network.Loss?.Kind is LossKind.SoftmaxCrossEntropy or LossKind.Ctc && network.Last is DenseLayer { Units: 1, Index: var last }
            ? [At(Element.OfLayer(last, "units"), network.Loss.Kind, network.Loss.Kind == LossKind.Ctc ? "one unit a label and one for the blank" : "one unit a class")]
            : [];
}
