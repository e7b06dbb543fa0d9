using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Generator.Parsing;

/// <summary>Constructors that the emitted one clashes with, or that would leave a network without its weights.</summary>
internal static class ConstructorProblems
{
    public static IEnumerable<TypeProblem> Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var constructor in type.InstanceConstructors.Where(constructor => !constructor.IsImplicitlyDeclared && !EmittedSource.Declares(constructor)))
        {
            switch (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken))
            {
                case TypeDeclarationSyntax:
                    yield return new TypeProblem(TypeProblemKind.PrimaryConstructor, "");
                    break;

                case ConstructorDeclarationSyntax syntax when HasEmittedSignature(constructor) || !IsChained(syntax):
                    yield return new TypeProblem(TypeProblemKind.ConstructorClash, Parameters(constructor));
                    break;
            }
        }

        if (type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: TypeKind.Class } parent
            && !parent.InstanceConstructors.Any(constructor => IsInheritable(constructor, type)))
        {
            yield return new TypeProblem(TypeProblemKind.BaseConstructor, parent.Name);
        }
    }

    /// <summary>A constructor's parameters as findings name them.</summary>
    public static string Parameters(IMethodSymbol constructor) =>
        string.Join(", ", constructor.Parameters.Select(parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));

    // The seed; or, private, the engine that a loaded network is made around.
    private static bool HasEmittedSignature(IMethodSymbol constructor) =>
        constructor.Parameters.Length == 1
        && constructor.Parameters[0] is { RefKind: RefKind.None, Type: var type }
        && (type.SpecialType == SpecialType.System_Int32 || type.OriginalDefinition.ToDisplayString() == "RnnGen.Runtime.NetworkEngine<T>");

    private static bool IsChained(ConstructorDeclarationSyntax syntax) =>
        syntax.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer);

    private static bool IsInheritable(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams) && Inheritance.IsAccessible(constructor, type);
}
