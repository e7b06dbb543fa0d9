using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RnnGen.Benchmarks.Generation;

// These two rules are about analyzers that a compiler loads from a package (which frameworks they target, which rules they declare); this one is called from here alone, and measured.
#pragma warning disable RS1036, RS1041

/// <summary>An analyzer that asks for types, as those of RnnGen do, and does nothing with them: what it takes is Roslyn's.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class IdleAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [new("IDLE0001", "Nothing", "Nothing.", "Idle", DiagnosticSeverity.Info, isEnabledByDefault: true)];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(static _ => { }, SymbolKind.NamedType);
    }
}
