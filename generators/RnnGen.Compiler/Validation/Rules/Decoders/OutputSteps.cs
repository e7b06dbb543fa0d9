using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A decoder has a time of its own; the outputs of the other shapes stand at the steps of the input.</summary>
internal sealed class OutputSteps() : Rule(
    RuleIds.OutputSteps,
    "OutputSteps does not go with the shape",
    "The shape is {0} and OutputSteps is {1}. {2}.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var (shape, steps) = (network.Options.Shape, network.Options.OutputSteps);
        return shape switch
        {
            SequenceShape.EncoderDecoder when steps is < 1 or > Limits.Steps => [At(Element.OfNetwork("OutputSteps"), shape, steps, $"Set it to the steps of the decoder, 1 to {Limits.Steps}")],
            not SequenceShape.EncoderDecoder when steps != 0 => [At(Element.OfNetwork("OutputSteps"), shape, steps, "Remove it: Steps says how many there are")],
            _ => [],
        };
    }
}
