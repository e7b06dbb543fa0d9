using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A window can only go on with what the window before has left: every layer reads forwards, and begins with its own states.</summary>
internal sealed class StatesNotCarried() : Rule(
    RuleIds.StatesNotCarried,
    "States cannot be carried over",
    "A stateful network goes on where the window before has ended, and {0}. Remove Stateful, or {1}.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        if (!network.Options.Stateful)
        {
            yield break;
        }

        if (network.Options.Shape is SequenceShape.OneToMany or SequenceShape.EncoderDecoder)
        {
            yield return At(Element.OfNetwork("Shape"), $"each sequence of the shape {network.Options.Shape} begins anew", "choose ManyToOne or ManyToMany");
        }

        foreach (var layer in network.Layers.OfType<RecurrentLayer>())
        {
            foreach (var (option, isSet) in new[] { (nameof(layer.Bidirectional), layer.Bidirectional), (nameof(layer.Reverse), layer.Reverse) })
            {
                if (isSet)
                {
                    yield return At(Element.OfLayer(layer.Index, option), "this layer reads from the last step to the first: what comes before a window is its end", $"remove {option}");
                }
            }
        }
    }
}
