using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnGen.Compiler.Equations;
using RnnGen.Generator.Parsing;

namespace RnnGen.Generator.Equations;

/// <summary>From the step of a cell to what is put beside the class.</summary>
internal static class CellParser
{
    /// <summary>Whether a piece of source may be a cell's step.</summary>
    public static bool IsStep(SyntaxNode node, CancellationToken cancellationToken) =>
        node is MethodDeclarationSyntax { Identifier.ValueText: StepMethod.Name, Parent: ClassDeclarationSyntax } method
        && method.Modifiers.Any(SyntaxKind.StaticKeyword)
        && (method.Body is not null || method.ExpressionBody is not null);

    /// <summary>A sound and partial cell; null for anything else.</summary>
    public static CellDeclaration? Parse(GeneratorSyntaxContext context, CancellationToken cancellationToken) =>
        context.SemanticModel.GetDeclaredSymbol(context.Node, cancellationToken) is IMethodSymbol { ContainingType: { } cell }
        && CellClass.IsCell(cell)
        && CellClass.NotPartial(cell, cancellationToken) is null
        && CellReadings.Of(cell, context.SemanticModel.Compilation, cancellationToken).Program is { } program
            ? new CellDeclaration(TypeParser.Parse(cell, [], cancellationToken), CellText.Write(program))
            : null;
}
