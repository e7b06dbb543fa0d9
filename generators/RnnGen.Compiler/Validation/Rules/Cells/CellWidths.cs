using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations.Typing;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The widths that a custom cell leaves to the network have values in it.</summary>
internal sealed class CellWidths() : Rule(RuleIds.CellWidths, "Cell does not fit the network")
{
    public override Precondition Requires => Precondition.Sound;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers.OfType<RecurrentLayer>())
        {
            if (layer.Cell is EquationCell { Program: var cell } && Problem(cell, layer.InputWidth ?? 0, layer.Options.Units) is { } problem)
            {
                yield return At(Element.OfLayer(layer.Index), problem);
            }
        }
    }

    private static FormattableString? Problem(CellProgram cell, int inputs, int units)
    {
        if (inputs == 0)
        {
            return $"The equations of '{cell.Name}' read an input, but with FeedbackSource.Zeros there is none here. Set Feedback = FeedbackSource.Output, or use a built-in layer.";
        }

        if (inputs != units && cell.Parameters.Any(p => p.IsAsWideAsUnits))
        {
            return $"'{cell.Name}' needs as many inputs as units, but has {inputs} inputs and {units} units here. Set its units to {inputs}, or add [Dense({units})] before it.";
        }

        return new EquationWidths(cell, CellTypes.Of(cell), inputs, units, FormattableString.Invariant($"{inputs} inputs and {units} units"), "numbers of inputs and units").Problem;
    }
}
