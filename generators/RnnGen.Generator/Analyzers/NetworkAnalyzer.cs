using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RnnGen.Compiler.Validation;
using RnnGen.Compiler.Validation.Rules;
using RnnGen.Generator.Diagnostics;
using RnnGen.Generator.Failures;
using RnnGen.Generator.Parsing;

namespace RnnGen.Generator.Analyzers;

/// <summary>Reports what the rules about networks find, at the places in the source that they object to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    private readonly CompilerStages _stages;

    /// <summary>Creates the analyzer.</summary>
    public NetworkAnalyzer()
        : this(CompilerStages.Default)
    {
    }

    internal NetworkAnalyzer(CompilerStages stages) => _stages = stages;

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.OfNetworks;

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var findings = Attempt<ImmutableArray<Diagnostic>>.At(() => Find(type, context.Compilation, context.CancellationToken));
        foreach (var finding in findings.Failure is { } failure ? [FailureReport.At(type, failure)] : findings.Value)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            context.ReportDiagnostic(finding);
        }
    }

    private ImmutableArray<Diagnostic> Find(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (type.TypeKind != TypeKind.Class || NetworkAttributes.Of(type, cancellationToken) is not { } attributes)
        {
            return [];
        }

        var network = DeclarationParser.Parse(type, attributes, compilation, cancellationToken);
        var findings = _stages.Check(network, cancellationToken).AsEnumerable();
        if (compilation.Options.OptimizationLevel == OptimizationLevel.Debug)
        {
            findings = findings.Concat(RuleCatalog.All.OfType<DebugCompilation>().Select(rule => rule.Find(network)));
        }

        var locator = new FindingLocator(type, attributes, cancellationToken);
        return
        [
            .. findings.Select(finding => Diagnostic.Create(
                Descriptors.Of(finding.Rule),
                locator.Locate(finding.Element),
                [locator.Locate(Element.TypeName)],
                finding.Message)),
        ];
    }
}
