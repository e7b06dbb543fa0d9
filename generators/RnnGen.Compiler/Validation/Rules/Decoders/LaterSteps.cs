using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Where each step begins with the one before, no layer can begin with the last.</summary>
internal sealed class LaterSteps() : Rule(
    RuleIds.LaterSteps,
    "Layer waits for steps that are not there yet",
    "[{0}] reads from the last step to the first, and {1}. Remove {2}.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        // Of a decoder where none may be, another rule speaks; what stands behind it waits all the same.
        var start = network.Options.Shape == SequenceShape.OneToMany ? 0 : network.Decoder?.Index ?? int.MaxValue;
        foreach (var layer in network.Layers.OfType<RecurrentLayer>())
        {
            foreach (var (option, isSet) in new[] { (nameof(layer.Bidirectional), layer.Bidirectional), (nameof(layer.Reverse), layer.Reverse) })
            {
                if (isSet && layer.Index > start)
                {
                    yield return At(Element.OfLayer(layer.Index, option), layer.Place.Kind, "the steps of this network are made one after the other", option);
                }
                else if (isSet && option == nameof(layer.Reverse) && layer.Bidirectional)
                {
                    yield return At(Element.OfLayer(layer.Index, option), layer.Place.Kind, "a bidirectional layer reads both ways already", option);
                }
            }
        }
    }
}
