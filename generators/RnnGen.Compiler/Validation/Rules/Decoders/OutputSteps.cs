using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A decoder has a number of steps of its own; the outputs of the other shapes belong to the steps of the input.</summary>
internal sealed class OutputSteps() : Rule(RuleIds.OutputSteps, "OutputSteps does not fit the shape")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var (shape, steps) = (network.Options.Shape, network.Options.OutputSteps);
        return shape switch
        {
            SequenceShape.EncoderDecoder when steps is < 1 or > Limits.Steps => [At(Element.OfNetwork("OutputSteps"), $"OutputSteps is {steps}, but a network of shape EncoderDecoder needs the number of steps of its decoder. Set OutputSteps to a number from 1 to {Limits.Steps}.")],
            not SequenceShape.EncoderDecoder when steps != 0 => [At(Element.OfNetwork("OutputSteps"), $"OutputSteps is {steps}, but in a network of shape {shape} Steps determines the number of outputs. Remove OutputSteps.")],
            _ => [],
        };
    }
}
