using System.Threading;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Validation;

namespace RnnGen.Generator.Equations;

/// <summary>What classes with equations have in common, whatever the equations are about.</summary>
internal static class EquationClass
{
    /// <summary>Objects to a class that no network, or none of another project, can use; false for the former.</summary>
    /// <param name="type">The class.</param>
    /// <param name="noun">What it is: a cell, a loss, a layer.</param>
    /// <param name="objections">Where objections go.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static bool Check(INamedTypeSymbol type, string noun, Objections objections, CancellationToken cancellationToken)
    {
        if (CellClass.Unsupported(type) is { } unsupported)
        {
            objections.Add(CellRules.UnsupportedCellClass, CellClass.NameOf(type), $"The {noun} '{type.Name}' is {unsupported}. A {noun} must be a class that is neither abstract nor generic, not inside a generic type, and not file-local.");
            return false;
        }

        if (CellClass.IsPublic(type) && CellClass.NotPartial(type, cancellationToken) is { } part)
        {
            objections.Add(CellRules.CellNotPartial, CellClass.NameOf(type), $"'{type.Name}' is public, but other projects cannot use it as a {noun}, because '{part.Name}' is not partial and cannot carry its equations. Add 'partial' to '{part.Name}', or make the {noun} internal.");
        }

        return true;
    }
}
