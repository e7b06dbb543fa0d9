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
    /// <summary>The elements of a matrix of 1,024 x 1,024, of each row and step.</summary>
    private const int MaxElements = 1 << 20;

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

        var types = CellTypes.Of(cell);
        return Broken(cell, types, inputs, units) ?? Large(cell, types, inputs, units) ?? Short(cell, types, inputs, units);
    }

    /// <summary>A value whose sizes are not whole numbers above 0: a parameter, or the rows of a result.</summary>
    private static FormattableString? Broken(CellProgram cell, CellTypes types, int inputs, int units)
    {
        foreach (var i in Values(cell))
        {
            if (types[i].Rows.In(inputs, units) is null || (i < cell.Parameters.Count && types[i].Columns.In(inputs, units) is null))
            {
                return $"With {inputs} inputs and {units} units, {NameOf(cell, i)} in '{cell.Name}' would be {types[i]}, but sizes must be positive whole numbers. Choose other numbers of inputs and units.";
            }
        }

        return null;
    }

    /// <summary>A value that is too large. The size of trained matrices is the concern of another rule.</summary>
    private static FormattableString? Large(CellProgram cell, CellTypes types, int inputs, int units)
    {
        foreach (var i in Values(cell).Where(i => !types[i].IsFactor))
        {
            var elements = (long)types[i].Rows.In(inputs, units)! * types[i].Columns.In(inputs, units);
            if (elements > MaxElements)
            {
                return $"With {inputs} inputs and {units} units, {NameOf(cell, i)} in '{cell.Name}' would have {elements} elements, more than the maximum of {MaxElements}. Reduce the numbers of inputs and units.";
            }
        }

        return null;
    }

    /// <summary>A vector that an element is taken from which it does not have.</summary>
    private static FormattableString? Short(CellProgram cell, CellTypes types, int inputs, int units)
    {
        foreach (var bound in types.Bounds)
        {
            var length = types.In(bound, inputs, units);
            if (length < bound.Least)
            {
                return $"With {inputs} inputs and {units} units, '{cell.Name}' takes element {bound.Least - 1} of a vector of {length} elements. Choose larger numbers of inputs and units, or take an earlier element.";
            }
        }

        return null;
    }

    private static string NameOf(CellProgram cell, int value) =>
        value < cell.Parameters.Count ? $"'{cell.Parameters[value].Name}'"
        : cell.EquationOf(value)!.Name is { } name ? $"'{name}'"
        : $"the result of {cell.EquationOf(value)!.Operation}";

    private static IEnumerable<int> Values(CellProgram cell) => Enumerable.Range(0, cell.Parameters.Count + cell.Equations.Count);
}
