using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations.Typing;

namespace RnnGen.Compiler.Validation;

/// <summary>Whether the widths that a user's equations leave to the network have values in it.</summary>
/// <param name="Program">The equations.</param>
/// <param name="Types">Their types.</param>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Units">The number of units; of a loss, of outputs.</param>
/// <param name="Sizes">These numbers in words: "3 inputs and 4 units".</param>
/// <param name="Names">The words for what can be changed: "numbers of inputs and units".</param>
/// <param name="UnitName">The word for units.</param>
internal sealed record EquationWidths(CellProgram Program, CellTypes Types, int Inputs, int Units, string Sizes, string Names, string UnitName = "units")
{
    /// <summary>The elements of a matrix of 1,024 x 1,024, of each row and step.</summary>
    private const int MaxElements = 1 << 20;

    private IEnumerable<int> Values => Enumerable.Range(0, Program.Parameters.Count + Program.Equations.Count);

    /// <summary>The first value that has no size, or too large a one; null where all have.</summary>
    public FormattableString? Problem => Broken() ?? Large() ?? Short();

    /// <summary>A value whose sizes are not whole numbers above 0: a parameter, or the rows of a result.</summary>
    private FormattableString? Broken()
    {
        foreach (var i in Values)
        {
            if (Types[i].Rows.In(Inputs, Units) is null || (i < Program.Parameters.Count && Types[i].Columns.In(Inputs, Units) is null))
            {
                return $"With {Sizes}, {NameOf(i)} in '{Program.Name}' would be {Types[i].ToString().Replace("units", UnitName)}, but sizes must be positive whole numbers. Choose other {Names}.";
            }
        }

        return null;
    }

    /// <summary>A value that is too large. The size of trained matrices is the concern of another rule.</summary>
    private FormattableString? Large()
    {
        foreach (var i in Values.Where(i => !Types[i].IsFactor))
        {
            var elements = (long)Types[i].Rows.In(Inputs, Units)! * Types[i].Columns.In(Inputs, Units);
            if (elements > MaxElements)
            {
                return $"With {Sizes}, {NameOf(i)} in '{Program.Name}' would have {elements} elements, more than the maximum of {MaxElements}. Reduce the {Names}.";
            }
        }

        return null;
    }

    /// <summary>A vector that an element is taken from which it does not have.</summary>
    private FormattableString? Short()
    {
        foreach (var bound in Types.Bounds)
        {
            var length = Types.In(bound, Inputs, Units);
            if (length < bound.Least)
            {
                return $"With {Sizes}, '{Program.Name}' takes element {bound.Least - 1} of a vector of {length} elements. Choose larger {Names}, or take an earlier element.";
            }
        }

        return null;
    }

    private string NameOf(int value) =>
        value < Program.Parameters.Count ? $"'{Program.Parameters[value].Name}'"
        : Program.EquationOf(value)!.Name is { } name ? $"'{name}'"
        : $"the result of {Program.EquationOf(value)!.Operation}";
}
