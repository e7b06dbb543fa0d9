using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A window can continue only from the states at the end of the window before it: every layer reads forward, and begins with its own states.</summary>
internal sealed class StatesNotCarried() : Rule(RuleIds.StatesNotCarried, "States cannot be carried over")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        if (!network.Declaration.Options.Stateful)
        {
            yield break;
        }

        if (network.Options.Shape is SequenceShape.OneToMany or SequenceShape.EncoderDecoder)
        {
            yield return At(
                Element.OfNetwork("Shape"),
                $"A stateful network continues where the previous window ended, but every sequence of the shape {network.Options.Shape} starts anew. Remove Stateful, or choose ManyToOne or ManyToMany.");
        }

        foreach (var layer in network.Layers.OfType<RecurrentLayer>())
        {
            foreach (var (option, isSet) in new[] { (nameof(layer.Bidirectional), layer.Bidirectional), (nameof(layer.Reverse), layer.Reverse) })
            {
                if (isSet)
                {
                    yield return At(
                        Element.OfLayer(layer.Index, option),
                        $"A stateful network continues where the previous window ended, but with {option} this layer reads each window from its end. Remove Stateful or {option}.");
                }
            }
        }
    }
}
