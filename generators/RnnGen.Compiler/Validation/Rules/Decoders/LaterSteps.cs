using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A layer cannot begin with the last step where each step is generated from the one before it.</summary>
internal sealed class LaterSteps() : Rule(RuleIds.LaterSteps, "Layer reads steps that do not exist yet")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        // A decoder in a shape without one is the finding of another rule; the layers after it are checked all the same.
        var start = network.Options.Shape == SequenceShape.OneToMany ? 0 : network.Decoder?.Index ?? int.MaxValue;
        foreach (var layer in network.Layers.OfType<RecurrentLayer>())
        {
            foreach (var (option, isSet) in new[] { (nameof(layer.Bidirectional), layer.Bidirectional), (nameof(layer.Reverse), layer.Reverse) })
            {
                if (isSet && layer.Index > start)
                {
                    yield return At(Element.OfLayer(layer.Index, option), $"With {option}, [{layer.Place.Kind}] reads from the last step, but here each step is generated from the one before it. Remove {option}.");
                }
                else if (isSet && option == nameof(layer.Reverse) && layer.Bidirectional)
                {
                    yield return At(Element.OfLayer(layer.Index, option), $"[{layer.Place.Kind}] is bidirectional, so it reads the steps in both directions already. Remove Reverse.");
                }
            }
        }
    }
}
