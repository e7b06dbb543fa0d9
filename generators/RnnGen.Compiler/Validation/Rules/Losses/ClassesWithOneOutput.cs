using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The softmax of one number is always 1.</summary>
internal sealed class ClassesWithOneOutput() : Rule(RuleIds.ClassesWithOneOutput, "Classification loss has one output")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var head in network.Heads.Where(head => head.Layer is DenseLayer { Units: 1 }))
        {
            var (units, last) = (Element.OfLayer(head.Layer.Index, "units"), network.Called(head));
            switch (head.Loss?.Kind)
            {
                case LossKind.SoftmaxCrossEntropy or LossKind.Focal:
                    yield return At(units, $"{head.Loss.Kind} needs one output per class, but {last} has a single output. Set its units to the number of classes, or use BinaryCrossEntropy for two classes.");
                    break;

                case LossKind.Ctc:
                    yield return At(units, $"Ctc needs one output per label and one for the blank, but {last} has a single output. Set its units to the number of labels plus 1.");
                    break;
            }
        }
    }
}
