using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>CTC reads a distribution at every step.</summary>
internal sealed class CtcShape() : Rule(
    RuleIds.CtcShape,
    "Labels are aligned with one output",
    "LossKind.Ctc aligns labels with the outputs of all steps, and the shape is {0}. Use Shape = SequenceShape.ManyToMany.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network) =>
        network.Loss?.Kind == LossKind.Ctc && network.Options.Shape != SequenceShape.ManyToMany
            ? [At(Element.OfNetwork("Shape"), network.Options.Shape)]
            : [];
}
