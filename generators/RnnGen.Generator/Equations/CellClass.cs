using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnGen.Generator.Parsing;

namespace RnnGen.Generator.Equations;

/// <summary>Tells which classes are cells, and which of those cannot be used.</summary>
internal static class CellClass
{
    /// <summary>Whether a class is a cell: derived from RecurrentCell, and more than a base that lends functions to others.</summary>
    public static bool IsCell(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsStatic: false }
        && Inheritance.Of(type).Skip(1).Any(LibraryTypes.IsRecurrentCell)
        && (!type.IsAbstract || StepMethod.All(type).Any());

    /// <summary>The property that keeps a class from being a cell; null where there is none.</summary>
    public static string? Unsupported(INamedTypeSymbol type) =>
        type.IsAbstract ? "abstract"
        : type.Arity > 0 ? "generic"
        : TypeParser.Containers(type).Any(container => container.Arity > 0) ? "inside a generic type"
        : TypeParser.Containers(type).Prepend(type).Any(each => each.IsFileLocal) ? "file-local"
        : null;

    /// <summary>Whether another project can name the class.</summary>
    public static bool IsPublic(INamedTypeSymbol type) =>
        TypeParser.Containers(type).Prepend(type).All(each => each.DeclaredAccessibility == Accessibility.Public);

    /// <summary>The type that must be made partial so that it can carry the equations: the class itself, or a type around it. Null where all are partial.</summary>
    public static INamedTypeSymbol? NotPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        TypeParser.Containers(type).Prepend(type).FirstOrDefault(each => !each.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax(cancellationToken) is not TypeDeclarationSyntax syntax || syntax.Modifiers.Any(SyntaxKind.PartialKeyword)));

    /// <summary>The class's identifier in the source that a user wrote.</summary>
    public static Location NameOf(INamedTypeSymbol type) =>
        type.Locations.FirstOrDefault(location => location.IsInSource && !EmittedSource.Contains(location.SourceTree!)) ?? type.Locations[0];
}
