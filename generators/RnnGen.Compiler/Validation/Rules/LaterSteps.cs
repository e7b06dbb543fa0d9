using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Where each step begins with the one before, no layer can begin with the last.</summary>
internal sealed class LaterSteps() : Rule(
    RuleIds.LaterSteps,
    "Layer waits for steps that are not there yet",
    "[{0}] reads from the last step to the first, and {1}. Remove {2}.")
{
    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        var start = network.Options.Shape == SequenceShape.OneToMany ? 0 : LayerWidths.Decoder(network);
        for (var i = 0; i < network.Layers.Count; i++)
        {
            var layer = network.Layers[i];
            foreach (var option in new[] { "Bidirectional", "Reverse" }.Where(o => layer.Flag(o, false)))
            {
                if (start >= 0 && i > start)
                {
                    yield return At(Element.OfLayer(i, option), layer.Kind, "the steps of this network are made one after the other", option);
                }
                else if (option == "Reverse" && layer.Flag("Bidirectional", false))
                {
                    yield return At(Element.OfLayer(i, option), layer.Kind, "a bidirectional layer reads both ways already", option);
                }
            }
        }
    }
}
