using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Generator.Parsing;

/// <summary>What about a class keeps the emitted parts from compiling.</summary>
internal static class TypeProblems
{
    public static IEnumerable<TypeProblem> Of(INamedTypeSymbol type, SyntaxNode declaration, bool hasNamedBatch, CancellationToken cancellationToken) =>
        Class(type, cancellationToken)
            .Concat(Containers(type, cancellationToken))
            .Concat(MemberProblems.Of(type, cancellationToken))
            .Concat(ConstructorProblems.Of(type, cancellationToken))
            .Concat(Language(declaration, hasNamedBatch ? LanguageVersion.CSharp13 : LanguageVersion.CSharp11));

    private static IEnumerable<TypeProblem> Class(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (!IsPartial(type, cancellationToken))
        {
            yield return new TypeProblem(TypeProblemKind.NotPartial, "");
        }

        var unsupported = type.IsStatic ? "static"
            : type.IsAbstract ? "abstract"
            : type.Arity > 0 ? "generic"
            : Inheritance.Of(type).Skip(1).Any(NetworkAttributes.IsNetwork) ? "derived from another network"
            : null;
        if (unsupported is not null)
        {
            yield return new TypeProblem(TypeProblemKind.UnsupportedClass, unsupported);
        }
    }

    private static IEnumerable<TypeProblem> Containers(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var each in TypeParser.Containers(type).Prepend(type).Reverse())
        {
            if (each.IsFileLocal)
            {
                yield return new TypeProblem(TypeProblemKind.FileLocal, each.Name);
            }

            if (SymbolEqualityComparer.Default.Equals(each, type))
            {
                continue;
            }

            if (each.Arity > 0)
            {
                yield return new TypeProblem(TypeProblemKind.ContainerGeneric, each.Name);
            }

            if (!IsPartial(each, cancellationToken))
            {
                yield return new TypeProblem(TypeProblemKind.ContainerNotPartial, each.Name);
            }
        }
    }

    private static IEnumerable<TypeProblem> Language(SyntaxNode declaration, LanguageVersion needed)
    {
        if (declaration.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: var version } && version < needed)
        {
            yield return new TypeProblem(TypeProblemKind.LanguageVersion, version.ToDisplayString());
        }
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax(cancellationToken) is not TypeDeclarationSyntax syntax || syntax.Modifiers.Any(SyntaxKind.PartialKeyword));
}
