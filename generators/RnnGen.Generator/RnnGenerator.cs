using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RnnGen.Compiler;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Equations;
using RnnGen.Generator.Parsing;

namespace RnnGen.Generator;

/// <summary>
/// The pipelines: of networks, from attributes to declaration to files; of users' cells, from source to equations to what other projects read.
/// Everything after the first step is plain data, so an edit elsewhere ends at an unchanged declaration. Diagnostics are the analyzer's: a location would change
/// with every edit above it.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class RnnGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.SyntaxProvider
            .ForAttributeWithMetadataName(NetworkAttributes.NetworkName, IsClass, DeclarationParser.Parse)
            .WithTrackingName(TrackingNames.Declaration)
            .Where(declaration => declaration is not null)
            .Select((declaration, cancellationToken) => Compile(declaration!, cancellationToken))
            .WithTrackingName(TrackingNames.Files);

        // Other code is bound against the surface alone, so an editor does not wait for the rest.
        context.RegisterSourceOutput(files, (output, all) => Add(output, all, skip: 0, take: 1));
        context.RegisterImplementationSourceOutput(files, (output, all) => Add(output, all, skip: 1, take: int.MaxValue));

        var cells = context.SyntaxProvider
            .CreateSyntaxProvider(CellParser.IsStep, CellParser.Parse)
            .WithTrackingName(TrackingNames.Cell)
            .Where(cell => cell is not null)
            .Select((cell, _) => CellEmitter.Emit(cell!))
            .WithTrackingName(TrackingNames.CellFile);
        context.RegisterSourceOutput(cells, Add);
    }

    private static bool IsClass(SyntaxNode node, CancellationToken cancellationToken) =>
        node is ClassDeclarationSyntax || node.IsKind(SyntaxKind.RecordDeclaration);

    private static EquatableArray<EmittedFile> Compile(NetworkDeclaration declaration, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return DeclarationValidator.Judge(declaration, cancellationToken).Plan is { } plan ? NetworkCompiler.Compile(plan, cancellationToken)
            : DeclarationValidator.CanExtend(declaration) ? new([NetworkCompiler.CompileThrowingSurface(declaration)])
            : EquatableArray<EmittedFile>.Empty;
    }

    private static void Add(SourceProductionContext output, EquatableArray<EmittedFile> files, int skip, int take)
    {
        foreach (var file in files.Skip(skip).Take(take))
        {
            output.CancellationToken.ThrowIfCancellationRequested();
            Add(output, file);
        }
    }

    private static void Add(SourceProductionContext output, EmittedFile file) =>
        output.AddSource(file.HintName, SourceText.From(file.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
}
