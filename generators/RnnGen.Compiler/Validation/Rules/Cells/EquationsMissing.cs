using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A custom cell has equations that can be read.</summary>
internal sealed class EquationsMissing() : Rule(RuleIds.EquationsMissing, "Cell has no equations")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers.OfType<RecurrentLayer>().Where(layer => layer.Cell is UnreadCell))
        {
            var (element, written) = (Element.OfLayer(layer.Index), network.Declaration.Layers[layer.Index]);
            var name = written.CellName ?? "cell";
            yield return written.CellSource switch
            {
                CellSource.Project => At(element, $"The equations of '{name}' cannot be read. Fix the errors that are reported on the class."),
                CellSource.None => At(element, $"The class '{name}' of another project or package carries no equations. Make it partial, and build its project with the package RnnGen."),
                _ => At(element, $"The class '{name}' was built with a later version of RnnGen, so its equations cannot be read. Update RnnGen in this project."),
            };
        }
    }
}
