using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;
using RnnGen.Generator.Failures;
using RnnGen.Generator.Parsing;

namespace RnnGen.Generator.Equations;

/// <summary>From the step of a cell, or the method of a loss, to what is put beside the class.</summary>
internal static class CellParser
{
    /// <summary>Whether a piece of source may be a cell's step, a loss, or a layer: a step without a state, which is marked by an attribute, is none. To ask for symbols costs a hundred times as much, and other methods are called Step too.</summary>
    public static bool IsStep(SyntaxNode node, CancellationToken cancellationToken) =>
        node is MethodDeclarationSyntax { Identifier.ValueText: StepMethod.Name or LossClass.Loss or LayerClass.Apply, Parent: ClassDeclarationSyntax } method
        && method.Modifiers.Any(SyntaxKind.StaticKeyword)
        && method.Identifier.ValueText switch
        {
            LossClass.Loss => method.ParameterList.Parameters.Count >= 2,
            LayerClass.Apply => method.ReturnType.ToString().EndsWith("Vector", StringComparison.Ordinal),
            _ => method.ParameterList.Parameters.Any(parameter => parameter.AttributeLists.Count > 0),
        }
        && (method.Body is not null || method.ExpressionBody is not null);

    /// <summary>A sound and partial cell, or what else its method makes its class; null for anything else, and where reading fails, which the analyzer reports. A cell may call a method of its own Apply, and a layer one Step.</summary>
    public static CellDeclaration? Parse(GeneratorSyntaxContext context, CancellationToken cancellationToken) =>
        Attempt<CellDeclaration?>.At(() => context.SemanticModel.GetDeclaredSymbol(context.Node, cancellationToken) is not IMethodSymbol { ContainingType: { } type } method ? null
            : method.Name switch
            {
                LossClass.Loss when LossClass.IsLoss(type) => DeclareLoss(type, context.SemanticModel.Compilation, cancellationToken),
                LayerClass.Apply when LayerClass.IsLayer(type) => Declare(type, context.SemanticModel.Compilation, cancellationToken),
                StepMethod.Name when CellClass.IsCell(type) => Declare(type, context.SemanticModel.Compilation, cancellationToken),
                _ => null,
            }).Value;

    /// <summary>The declaration that is emitted beside a cell or a layer; null where it has errors, or is not partial.</summary>
    public static CellDeclaration? Declare(INamedTypeSymbol cell, Compilation compilation, CancellationToken cancellationToken) =>
        CellClass.NotPartial(cell, cancellationToken) is null && CellReadings.Of(cell, compilation, cancellationToken).Program is { } program
            ? new CellDeclaration(TypeParser.Parse(cell, [], cancellationToken), LayerClass.IsLayer(cell) ? CellText.WriteLayer(program) : CellText.Write(program))
            : null;

    /// <summary>The same of a loss.</summary>
    public static CellDeclaration? DeclareLoss(INamedTypeSymbol loss, Compilation compilation, CancellationToken cancellationToken) =>
        CellClass.NotPartial(loss, cancellationToken) is null && LossPrograms.ReadingOf(loss, compilation, cancellationToken).Program is { } program
            ? new CellDeclaration(TypeParser.Parse(loss, [], cancellationToken), LossText.Write(program))
            : null;
}
