using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ground;

namespace RnnGen.Generator.Parsing;

/// <summary>From a class to what its emitted parts must repeat.</summary>
internal static class TypeParser
{
    public static TypeDeclaration Parse(INamedTypeSymbol type, IEnumerable<TypeProblem> problems, CancellationToken cancellationToken) => new(
        NamespaceOf(type),
        new EquatableArray<ContainingType>(Containers(type).Reverse().Select(container => new ContainingType(Keyword(container), container.Name))),
        type.Name,
        Keyword(type),
        IsPublic(type),
        HintNames.Of(type, cancellationToken),
        new EquatableArray<TypeProblem>(problems));

    /// <summary>The types around a type, innermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            yield return container;
        }
    }

    private static string NamespaceOf(INamedTypeSymbol type)
    {
        var names = new Stack<string>();
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            names.Push(space.Name);
        }

        return string.Join(".", names);
    }

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { IsRecord: true } => "record",
        _ => "class",
    };

    private static bool IsPublic(INamedTypeSymbol type) =>
        Containers(type).Prepend(type).All(each => each.DeclaredAccessibility == Accessibility.Public);
}
