using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RnnGen.Generator.Analyzers;

namespace RnnGen.Generator.Tests.Testing;

/// <summary>A run of the analyzers.</summary>
internal static class Analysis
{
    /// <summary>What the analyzers report, suppressed findings left out, in the order of the source.</summary>
    /// <param name="compilation">The project with the emitted files.</param>
    /// <param name="analyzers">The analyzers; those that there are, where none is given.</param>
    public static async Task<ImmutableArray<Diagnostic>> OfAsync(CSharpCompilation compilation, params DiagnosticAnalyzer[] analyzers)
    {
        var analysis = compilation.WithAnalyzers(
            analyzers.Length == 0 ? [new NetworkAnalyzer(), new CellAnalyzer()] : [.. analyzers],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]),
                (exception, _, _) => throw new InvalidOperationException("The analyzer failed.", exception),
                concurrentAnalysis: false,
                logAnalyzerExecutionTime: false));
        var findings = await analysis.GetAnalyzerDiagnosticsAsync();
        return
        [
            .. findings
                .Where(finding => !finding.IsSuppressed)
                .OrderBy(finding => finding.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(finding => finding.Location.SourceSpan.Start),
        ];
    }
}
