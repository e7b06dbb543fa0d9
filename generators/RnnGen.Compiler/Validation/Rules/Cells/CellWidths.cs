using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations.Typing;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The widths that a user's cell leaves to the network come out in it.</summary>
internal sealed class CellWidths() : Rule(
    RuleIds.CellWidths,
    "Cell does not fit its place in the network",
    "'{0}' does not fit here, with {1} inputs and {2} units: {3}.")
{
    /// <summary>A matrix of 1,024 x 1,024, of each row and step.</summary>
    private const int MaxElements = 1 << 20;

    public override Precondition Requires => Precondition.Sound;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers.OfType<RecurrentLayer>())
        {
            var (inputs, units) = (layer.InputWidth ?? 0, layer.Options.Units);
            if (layer.Cell is EquationCell { Program: var cell } && Problem(cell, inputs, units) is { } problem)
            {
                yield return At(Element.OfLayer(layer.Index), cell.Name, inputs, units, problem);
            }
        }
    }

    private static string? Problem(CellProgram cell, int inputs, int units)
    {
        if (inputs == 0)
        {
            return "its equations read an input, and there is none";
        }

        if (inputs != units && cell.Parameters.Any(p => p.IsAsWideAsUnits))
        {
            return "it wants as many inputs as units";
        }

        var types = CellTypes.Of(cell);
        for (var i = 0; i < cell.Parameters.Count; i++)
        {
            if (types[i].Rows.In(inputs, units) is null || types[i].Columns.In(inputs, units) is null)
            {
                return $"its '{cell.Parameters[i].Name}' would be {types[i]}";
            }
        }

        // Trained matrices are what the rule about large networks knows.
        return Values(cell).Where(i => types[i].Rows.In(inputs, units) is null).Select(i => $"{NameOf(cell, i)} would be {types[i]}").FirstOrDefault()
            ?? Values(cell).Where(i => !types[i].IsFactor && (long)types[i].Rows.In(inputs, units)! * types[i].Columns.In(inputs, units) > MaxElements).Select(i => $"{NameOf(cell, i)} would have more than {MaxElements} elements").FirstOrDefault()
            ?? types.Bounds.Where(bound => types.In(bound, inputs, units) < bound.Least).Select(bound => $"it takes element {bound.Least - 1} of a vector of {types.In(bound, inputs, units)}").FirstOrDefault();
    }

    private static string NameOf(CellProgram cell, int value) => value < cell.Parameters.Count ? $"its '{cell.Parameters[value].Name}'" : $"{cell.EquationOf(value)!.Name ?? "a result"} of {cell.EquationOf(value)!.Operation}";

    private static IEnumerable<int> Values(CellProgram cell) => Enumerable.Range(0, cell.Parameters.Count + cell.Equations.Count);
}
