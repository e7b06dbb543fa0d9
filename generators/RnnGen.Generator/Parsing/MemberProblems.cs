using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Generator.Parsing;

/// <summary>Members, own and inherited, that the emitted ones clash with or cannot serve.</summary>
internal static class MemberProblems
{
    public static IEnumerable<TypeProblem> Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var name in EmittedMembers.All)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // A member may not have its class's name, so the class may not have a member's.
            if (type.Name == name || Hierarchy(type).Any(each => each.GetMembers(name).Any(member => IsVisible(member, type))))
            {
                yield return new TypeProblem(TypeProblemKind.MemberClash, name);
            }
        }

        foreach (var member in Hierarchy(type).SelectMany(each => each.GetMembers()))
        {
            if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
            {
                yield return new TypeProblem(TypeProblemKind.RequiredMember, member.Name);
            }
        }
    }

    // Hiding what is inherited would be a warning (CS0108) in the emitted code. A record's own Clone has another name.
    private static bool IsVisible(ISymbol member, INamedTypeSymbol type) =>
        !EmittedSource.Declares(member)
        && (SymbolEqualityComparer.Default.Equals(member.ContainingType, type) || member.DeclaredAccessibility != Accessibility.Private);

    /// <summary>A class and its base classes, without <see cref="object"/>.</summary>
    public static IEnumerable<INamedTypeSymbol> Hierarchy(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            yield return current;
        }
    }
}
