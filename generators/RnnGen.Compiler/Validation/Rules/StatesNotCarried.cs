using System.Collections.Generic;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A window can only go on with what the window before has left: every layer reads forwards, and begins with its own states.</summary>
internal sealed class StatesNotCarried() : Rule(
    RuleIds.StatesNotCarried,
    "States cannot be carried over",
    "A stateful network goes on where the window before has ended, and {0}. Remove Stateful, or {1}.")
{
    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        if (!network.Options.Stateful)
        {
            yield break;
        }

        if (network.Options.Shape is SequenceShape.OneToMany or SequenceShape.EncoderDecoder)
        {
            yield return At(Element.OfNetwork("Shape"), $"each sequence of the shape {network.Options.Shape} begins anew", "choose ManyToOne or ManyToMany");
        }

        for (var i = 0; i < network.Layers.Count; i++)
        {
            foreach (var option in new[] { "Bidirectional", "Reverse" })
            {
                if (network.Layers[i].Flag(option, false))
                {
                    yield return At(Element.OfLayer(i, option), "this layer reads from the last step to the first: what comes before a window is its end", $"remove {option}");
                }
            }
        }
    }
}
