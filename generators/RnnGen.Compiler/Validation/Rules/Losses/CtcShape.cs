using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>CTC reads a distribution at every step.</summary>
internal sealed class CtcShape() : Rule(RuleIds.CtcShape, "CTC needs an output at every step")
{
    public override IEnumerable<Finding> Check(NetworkGraph network) =>
        network.Declaration.Losses.Any(loss => loss.Kind == LossKind.Ctc) && network.Options.Shape != SequenceShape.ManyToMany
            ? [At(Element.OfNetwork("Shape"), $"LossKind.Ctc needs an output at every step, but the shape is {network.Options.Shape}. Set Shape = SequenceShape.ManyToMany.")]
            : [];
}
