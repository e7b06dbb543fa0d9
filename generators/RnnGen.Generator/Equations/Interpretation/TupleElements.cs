using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>The elements of tuple types.</summary>
internal static class TupleElements
{
    /// <summary>The index of the tuple element that a field is, under any of its names; -1 where it is not an element.</summary>
    public static int IndexOf(IFieldSymbol field)
    {
        if (field.ContainingType is not { IsTupleType: true } tuple)
        {
            return -1;
        }

        var name = (field.CorrespondingTupleField ?? field).Name;
        return tuple.TupleElements.Select(element => (element.CorrespondingTupleField ?? element).Name).ToList().FindIndex(each => each.Equals(name, StringComparison.Ordinal));
    }
}
