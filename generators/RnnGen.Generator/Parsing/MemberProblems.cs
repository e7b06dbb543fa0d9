using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ground;

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
            if (type.Name == name || Inheritance.Of(type).Any(each => each.GetMembers(name).Any(member => IsInTheWay(member, type))))
            {
                yield return new TypeProblem(TypeProblemKind.MemberClash, name);
            }
        }

        foreach (var member in Inheritance.Of(type).SelectMany(each => each.GetMembers()))
        {
            if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
            {
                yield return new TypeProblem(TypeProblemKind.RequiredMember, member.Name);
            }
        }
    }

    // Hiding what is inherited would be a warning (CS0108) in the emitted code. A record's own Clone has another name.
    private static bool IsInTheWay(ISymbol member, INamedTypeSymbol type) =>
        !EmittedSource.Declares(member) && Inheritance.IsAccessible(member, type);
}
