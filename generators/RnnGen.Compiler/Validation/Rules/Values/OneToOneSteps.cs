using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>One input step and one output: there is one step.</summary>
internal sealed class OneToOneSteps() : Rule(RuleIds.OneToOneSteps, "OneToOne has more than one step")
{
    public override IEnumerable<Finding> Check(NetworkGraph network) =>
        network.Options is { Shape: SequenceShape.OneToOne, Steps: > 1 and var steps } ? [At(Element.OfNetwork("Steps"), $"A network of shape OneToOne has one step, but Steps is {steps}. Set Steps to 1, or choose ManyToOne or ManyToMany.")] : [];
}
