using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RnnGen.Compiler;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Equations;
using RnnGen.Generator.Failures;
using RnnGen.Generator.Parsing;

namespace RnnGen.Generator;

/// <summary>
/// The pipelines: of networks, from attributes to declaration to files; of users' cells, from source to equations to what other projects read.
/// Everything after the first step is plain data, so an edit elsewhere ends at an unchanged declaration. Diagnostics are the analyzer's: a location would change
/// with every edit above it. The one exception is a failure of what the analyzer does not do; it is reported here, by a branch that is empty as long as nothing fails.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class RnnGenerator : IIncrementalGenerator
{
    private readonly CompilerStages _stages;

    /// <summary>Creates the generator.</summary>
    public RnnGenerator()
        : this(CompilerStages.Default)
    {
    }

    internal RnnGenerator(CompilerStages stages) => _stages = stages;

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(NetworkAttributes.NetworkName, IsClass, Parse)
            .WithTrackingName(TrackingNames.Declaration)
            .Where(declaration => declaration is not null)
            .Select((declaration, cancellationToken) => Compile(declaration!, cancellationToken))
            .WithTrackingName(TrackingNames.Files);

        // Other code is bound against the surface alone, so an editor does not wait for the rest.
        context.RegisterSourceOutput(networks, (output, network) => Add(output, network, skip: 0, take: 1));
        context.RegisterImplementationSourceOutput(networks, (output, network) => Add(output, network, skip: 1, take: int.MaxValue));

        var cells = context.SyntaxProvider
            .CreateSyntaxProvider(CellParser.IsStep, CellParser.Parse)
            .WithTrackingName(TrackingNames.Cell)
            .Where(cell => cell is not null)
            .Select((cell, _) => Emit(cell!))
            .WithTrackingName(TrackingNames.CellFile);
        context.RegisterSourceOutput(cells, (output, cell) => Add(output, cell, skip: 0, take: 1));

        Report(context, networks);
        Report(context, cells);
    }

    private static bool IsClass(SyntaxNode node, CancellationToken cancellationToken) =>
        node is ClassDeclarationSyntax || node.IsKind(SyntaxKind.RecordDeclaration);

    private static NetworkDeclaration? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        Attempt<NetworkDeclaration?>.At(() => DeclarationParser.Parse(context, cancellationToken)).Value;

    private EmittedClass Compile(NetworkDeclaration declaration, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var compiled = Attempt<CompiledNetwork>.At(() => _stages.Compile(declaration, cancellationToken));
        if (compiled.Value is { Files: var files })
        {
            return new(declaration.Type, files, null);
        }

        // The analyzer checks too, and reports a failure to do so; what fails behind that is reported here.
        var surface = Attempt<EquatableArray<EmittedFile>>.At(() => NetworkCompiler.CompileThrowingSurface(declaration)).Value;
        return new(declaration.Type, surface, Attempt<EquatableArray<Finding>>.At(() => _stages.Check(declaration, cancellationToken)).Failure is null ? compiled.Failure : null);
    }

    private static EmittedClass Emit(CellDeclaration cell)
    {
        var file = Attempt<EmittedFile>.At(() => CellEmitter.Emit(cell));
        return new(cell.Type, file.Value is { } emitted ? new([emitted]) : default, file.Failure);
    }

    private static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<EmittedClass> classes) =>
        context.RegisterSourceOutput(
            classes.Where(each => each.Failure is not null).Combine(context.CompilationProvider),
            (output, failed) => output.ReportDiagnostic(FailureReport.At(failed.Left.Type, failed.Right, failed.Left.Failure!)));

    private static void Add(SourceProductionContext output, EmittedClass emitted, int skip, int take)
    {
        foreach (var file in emitted.Files.Skip(skip).Take(take))
        {
            output.CancellationToken.ThrowIfCancellationRequested();
            var added = Attempt<EmittedFile>.At(() => Add(output, file));
            if (added.Failure is { } failure)
            {
                output.ReportDiagnostic(FailureReport.Of(emitted.Type.Name, Location.None, failure));
            }
        }
    }

    private static EmittedFile Add(SourceProductionContext output, EmittedFile file)
    {
        output.AddSource(file.HintName, SourceText.From(file.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
        return file;
    }
}
