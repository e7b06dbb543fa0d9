using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnGen.Generator.Tests.Testing;

/// <summary>A run of the generator.</summary>
/// <param name="Driver">The driver after the run.</param>
/// <param name="Output">The project with the emitted files.</param>
/// <param name="Diagnostics">What the run reported: CS8784 and CS8785, if anything.</param>
internal sealed record GeneratorResult(GeneratorDriver Driver, CSharpCompilation Output, ImmutableArray<Diagnostic> Diagnostics)
{
    private GeneratorRunResult Run => Driver.GetRunResult().Results.Single();

    /// <summary>The exception that the generator threw; null as it should be.</summary>
    public Exception? Exception => Run.Exception;

    /// <summary>The emitted files.</summary>
    public ImmutableArray<GeneratedSourceResult> Files => Run.GeneratedSources;

    /// <summary>The names of the emitted files, in order.</summary>
    public IEnumerable<string> FileNames => Files.Select(file => file.HintName);

    /// <summary>The outputs of a step: value and reason.</summary>
    public ImmutableArray<(object Value, IncrementalStepRunReason Reason)> Step(string name) =>
        Run.TrackedSteps.TryGetValue(name, out var steps) ? [.. steps.SelectMany(step => step.Outputs)] : [];

    /// <summary>The reasons of the final outputs of every registered output.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons =>
        Run.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs).Select(output => output.Reason);

    /// <summary>Errors and warnings of the project with its emitted files.</summary>
    public IEnumerable<Diagnostic> Problems => Output.GetDiagnostics().Where(each => each.Severity >= DiagnosticSeverity.Warning);

    /// <summary>What the analyzer reports on the project with its emitted files.</summary>
    public Task<ImmutableArray<Diagnostic>> AnalyzeAsync() => Analysis.OfAsync(Output);
}
