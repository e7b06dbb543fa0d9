using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A user's cell has equations that can be read.</summary>
internal sealed class EquationsMissing() : Rule(
    RuleIds.EquationsMissing,
    "Cell has no equations",
    "The equations of '{0}' cannot be read. {1}.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers.OfType<RecurrentLayer>().Where(layer => layer.Cell is UnreadCell))
        {
            var written = network.Declaration.Layers[layer.Index];
            yield return At(Element.OfLayer(layer.Index), written.CellName ?? "the cell", Reason(written.CellSource));
        }
    }

    private static string Reason(CellSource source) => source switch
    {
        CellSource.Project => "Correct what is reported on the class",
        CellSource.None => "The class is of another project or package, and carries none: make it partial, and build it with RnnGen's generator",
        _ => "The class is of another project or package, which was built with a later version of RnnGen: update RnnGen in this project",
    };
}
