using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generator.Parsing;

/// <summary>What a class has from its base classes.</summary>
internal static class Inheritance
{
    /// <summary>A class and its base classes, without <see cref="object"/>.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            yield return current;
        }
    }

    /// <summary>Whether a class can use a member of its own or of a base class.</summary>
    public static bool IsAccessible(ISymbol member, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType, type) || member.DeclaredAccessibility switch
        {
            Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal => true,
            Accessibility.Internal or Accessibility.ProtectedAndInternal =>
                SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, type.ContainingAssembly)
                || member.ContainingAssembly.GivesAccessTo(type.ContainingAssembly),
            _ => false,
        };
}
