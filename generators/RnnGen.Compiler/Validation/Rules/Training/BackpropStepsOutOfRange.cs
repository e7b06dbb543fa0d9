using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A gradient flows back over at least one step, and over at most all of them.</summary>
internal sealed class BackpropStepsOutOfRange() : Rule(RuleIds.BackpropStepsOutOfRange, "BackpropSteps is out of range")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var steps = network.Options.Shape == SequenceShape.EncoderDecoder
            ? System.Math.Max(network.Options.Steps, network.Options.OutputSteps)
            : network.Options.Steps;
        var block = network.Declaration.Options.BackpropSteps;
        return block < 0 || (block > steps && steps > 0) ? [At(Element.OfNetwork("BackpropSteps"), $"BackpropSteps is {block}, but a sequence has {steps} steps. Set it to a number from 1 to {steps}, or remove it to backpropagate through the whole sequence.")] : [];
    }
}
