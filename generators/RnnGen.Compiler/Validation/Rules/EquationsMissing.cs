using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A user's cell has equations that can be read.</summary>
internal sealed class EquationsMissing() : Rule(
    RuleIds.EquationsMissing,
    "Cell has no equations",
    "The equations of '{0}' cannot be read. {1}.")
{
    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        for (var i = 0; i < network.Layers.Count; i++)
        {
            if (network.Layers[i] is { Kind: LayerKinds.Cell, Cell: null } layer)
            {
                yield return At(Element.OfLayer(i), layer.CellName ?? "the cell", Reason(layer.CellSource));
            }
        }
    }

    private static string Reason(CellSource source) => source switch
    {
        CellSource.Project => "Correct what is reported on the class",
        CellSource.None => "The class is of another project or package, and carries none: make it partial, and build it with RnnGen's generator",
        _ => "The class is of another project or package, which was built with a later version of RnnGen: update RnnGen in this project",
    };
}
