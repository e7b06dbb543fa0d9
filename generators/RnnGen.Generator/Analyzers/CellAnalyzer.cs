using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RnnGen.Generator.Diagnostics;
using RnnGen.Generator.Equations;
using RnnGen.Generator.Failures;

namespace RnnGen.Generator.Analyzers;

/// <summary>Reports what the rules about cells and losses find: on the class, whether a network uses it or not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CellAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.OfCells;

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    // Of the symbol, not of the body: calls lead to other methods, and to other files.
    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var findings = Attempt<ImmutableArray<Diagnostic>>.At(() => Find(type, context.Compilation, context.CancellationToken));
        foreach (var finding in findings.Failure is { } failure ? [FailureReport.At(type, failure)] : findings.Value)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            context.ReportDiagnostic(finding);
        }
    }

    private static ImmutableArray<Diagnostic> Find(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (LossClass.IsLoss(type))
        {
            var loss = LossPrograms.ReadingOf(type, compilation, cancellationToken);
            _ = CellParser.DeclareLoss(type, compilation, cancellationToken);
            return [.. loss.Objections.Select(objection => Create(objection, type))];
        }

        if (!CellClass.IsCell(type) && !LayerClass.IsLayer(type))
        {
            return [];
        }

        // What the generator would put beside the class is made once here, so that a failure is told.
        var reading = CellReadings.Of(type, compilation, cancellationToken);
        _ = CellParser.Declare(type, compilation, cancellationToken);
        return [.. reading.Objections.Select(objection => Create(objection, type))];
    }

    private static Diagnostic Create(Objection objection, INamedTypeSymbol type) =>
        Diagnostic.Create(Descriptors.Of(objection.Rule), objection.Location, [CellClass.NameOf(type)], objection.Message);
}
