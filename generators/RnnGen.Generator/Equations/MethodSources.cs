using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace RnnGen.Generator.Equations;

/// <summary>The bodies of methods, where the compilation holds them. An editor shows the source of referenced projects too, but has no meaning for it.</summary>
internal sealed class MethodSources(Compilation compilation, CancellationToken cancellationToken)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];

    public Compilation Compilation => compilation;

    /// <summary>The declaration of a method that has its body; null where there is none in this compilation.</summary>
    public SyntaxNode? DeclarationOf(IMethodSymbol method) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences
            .Where(reference => compilation.ContainsSyntaxTree(reference.SyntaxTree))
            .Select(reference => reference.GetSyntax(cancellationToken))
            .FirstOrDefault(HasBody);

    /// <summary>The body of a declaration that <see cref="DeclarationOf"/> found; null where C# makes nothing of it.</summary>
    public IBlockOperation? BodyOf(SyntaxNode declaration) => ModelOf(declaration).GetOperation(declaration, cancellationToken) switch
    {
        IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
        ILocalFunctionOperation function => function.Body,
        _ => null,
    };

    /// <summary>The method of a declaration: that whose parameters its body reads.</summary>
    public IMethodSymbol? MethodOf(SyntaxNode declaration) => ModelOf(declaration).GetDeclaredSymbol(declaration, cancellationToken) as IMethodSymbol;

    /// <summary>Whether C# has errors in a body: unassigned variables and missing returns show nowhere else. Those of a local function are errors of the method around it.</summary>
    public bool HasErrors(SyntaxNode declaration) =>
        declaration is MethodDeclarationSyntax && BodyErrors.Of(compilation).Has(declaration, FindErrors);

    private bool FindErrors(SyntaxNode declaration) =>
        ModelOf(declaration).GetMethodBodyDiagnostics(declaration.Span, cancellationToken).Any(each => each.DefaultSeverity == DiagnosticSeverity.Error);

    private static bool HasBody(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        LocalFunctionStatementSyntax function => function.Body is not null || function.ExpressionBody is not null,
        _ => false,
    };

    // One model for each tree: symbols of locals are equal within a model.
    private SemanticModel ModelOf(SyntaxNode node)
    {
        if (!_models.TryGetValue(node.SyntaxTree, out var model))
        {
            _models[node.SyntaxTree] = model = compilation.GetSemanticModel(node.SyntaxTree);
        }

        return model;
    }
}
