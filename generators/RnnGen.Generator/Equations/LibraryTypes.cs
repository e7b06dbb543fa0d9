using System;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generator.Equations;

/// <summary>The types of RnnGen.Equations, by name: the generator cannot reference the library.</summary>
internal static class LibraryTypes
{
    public const string CellProgramAttribute = "CellProgramAttribute";
    private const string RecurrentCell = "RecurrentCell";

    public static bool IsVector(ITypeSymbol? type) => IsNamed(type, "Vector");

    public static bool IsMatrix(ITypeSymbol? type) => IsNamed(type, "Matrix");

    public static bool IsScalar(ITypeSymbol? type) => IsNamed(type, "Scalar");

    /// <summary>Whether a type is one of those that equations compute with.</summary>
    public static bool IsValue(ITypeSymbol? type) => IsVector(type) || IsMatrix(type) || IsScalar(type);

    public static bool IsRecurrentCell(ITypeSymbol? type) => IsNamed(type, RecurrentCell);

    public static bool IsSequenceLayer(ITypeSymbol? type) => IsNamed(type, "SequenceLayer");

    public static bool IsSequenceLoss(ITypeSymbol? type) => IsNamed(type, "SequenceLoss");

    /// <summary>Whether a type has the functions that are equations.</summary>
    public static bool HasFunctions(ITypeSymbol? type) => IsNamed(type, "EquationFunctions");

    public static bool IsNamed(ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol
        {
            Arity: 0,
            ContainingType: null,
            ContainingNamespace: { Name: "Equations", ContainingNamespace: { Name: "RnnGen", ContainingNamespace.IsGlobalNamespace: true } },
        }
        && type.Name.Equals(name, StringComparison.Ordinal);
}
