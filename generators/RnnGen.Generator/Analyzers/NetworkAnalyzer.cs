using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RnnGen.Compiler.Validation;
using RnnGen.Compiler.Validation.Rules;
using RnnGen.Generator.Diagnostics;
using RnnGen.Generator.Parsing;

namespace RnnGen.Generator.Analyzers;

/// <summary>Reports what the rules about networks find, at the places in the source that they object to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.OfNetworks;

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class || NetworkAttributes.Of(type, context.CancellationToken) is not { } attributes)
        {
            return;
        }

        var network = DeclarationParser.Parse(type, attributes, context.Compilation, context.CancellationToken);
        var findings = DeclarationValidator.Validate(network).AsEnumerable();
        if (context.Compilation.Options.OptimizationLevel == OptimizationLevel.Debug)
        {
            findings = findings.Concat(RuleCatalog.All.OfType<DebugCompilation>().Select(rule => rule.Find(network)));
        }

        var locator = new FindingLocator(type, attributes, context.CancellationToken);
        foreach (var finding in findings)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Of(finding.Rule),
                locator.Locate(finding.Element),
                [locator.Locate(Element.TypeName)],
                [.. finding.Arguments]));
        }
    }
}
