using System.Collections.Generic;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A user's cell has equations that can be read.</summary>
internal sealed class EquationsMissing() : Rule(
    RuleIds.EquationsMissing,
    "Cell has no equations",
    "The equations of '{0}' cannot be read. In this project, see what is reported on the class. In another project or package, the class must be partial, and built with this version of RnnGen or an earlier one.")
{
    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        for (var i = 0; i < network.Layers.Count; i++)
        {
            if (network.Layers[i] is { Kind: LayerKinds.Cell, Cell: null } layer)
            {
                yield return At(Element.OfLayer(i), layer.CellName ?? "the cell");
            }
        }
    }
}
