using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>An input has values at steps that the network has; the first one at the steps that it takes.</summary>
internal sealed class InputSpans() : Rule(RuleIds.InputSpans, "Input has values at steps that the network does not have")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var shape = network.Options.Shape;
        foreach (var input in network.Inputs)
        {
            var element = Element.OfLayer(input.Index, "Span");
            switch (input.Given)
            {
                case not InputSpan.Steps when network.Tree is { } tree:
                    yield return At(element, $"The inputs of a network with [{tree.Place.Kind}] belong to the nodes of its trees. Remove Span.");
                    break;

                case InputSpan.OutputSteps when shape is not (SequenceShape.OneToMany or SequenceShape.EncoderDecoder):
                    yield return At(element, $"A network of shape {shape} has no output steps of its own: they are those of its input. Remove Span, or choose the shape EncoderDecoder.");
                    break;

                case not InputSpan.Steps when input == network.Input && network.Inputs.All(other => other.Given != InputSpan.Steps):
                    yield return At(element, $"No input of the network '{network.Type.Name}' has values at its steps, so that there is nothing to run over. Remove Span, or add an input without it.");
                    break;

                case not InputSpan.Steps when input == network.Input && shape == SequenceShape.OneToMany:
                    yield return At(element, $"The first input of a network of shape OneToMany is what its steps begin with. Remove Span, or move the input behind that one.");
                    break;

                case InputSpan.Steps when input != network.Input && shape == SequenceShape.OneToMany && network.Input?.Given == InputSpan.Steps:
                    yield return At(Element.OfLayer(input.Index), $"The steps of a network of shape OneToMany begin with one input, which is its first. Set Span of this one to InputSpan.Sequence or InputSpan.OutputSteps.");
                    break;
            }
        }
    }
}
