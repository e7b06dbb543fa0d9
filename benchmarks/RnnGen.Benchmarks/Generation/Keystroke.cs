using Microsoft.CodeAnalysis.Diagnostics;
using RnnGen.Benchmarks.Timing;
using RnnGen.Generator.Analyzers;

namespace RnnGen.Benchmarks.Generation;

/// <summary>The work after a keystroke in the body of a method: a run of the generator, or of analyzers after it.</summary>
/// <param name="project">The project.</param>
/// <param name="part">The part that is timed.</param>
internal sealed class Keystroke(EditedProject project, KeystrokePart part) : IRepeatable
{
    /// <summary>Roslyn takes threads of its own, one after the other: the processor time is that of the process.</summary>
    public Elapsed Repeat(int times)
    {
        var elapsed = default(Elapsed);
        for (var i = 0; i < times; i++)
        {
            project.Edit();
            var generation = Time(project.Generate);
            var each = part == KeystrokePart.Generator ? generation : Time(Analyze);
            elapsed = new(elapsed.Processor + each.Processor, elapsed.Wall + each.Wall);
        }

        return elapsed;
    }

    public void Dispose()
    {
    }

    private static Elapsed Time(Action action)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var wall = System.Diagnostics.Stopwatch.GetTimestamp();
        action();
        return new((Environment.CpuUsage.TotalTime - processor).TotalSeconds, System.Diagnostics.Stopwatch.GetElapsedTime(wall).TotalSeconds);
    }

    /// <summary>An editor asks for what is found in the file on the screen first, then in all others.</summary>
    private void Analyze()
    {
        var analyzers = part is KeystrokePart.EditedFile or KeystrokePart.AllFiles ? new DiagnosticAnalyzer[] { new NetworkAnalyzer(), new CellAnalyzer() } : [new IdleAnalyzer()];
        var analysis = project.Whole.WithAnalyzers([.. analyzers], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        foreach (var file in part is KeystrokePart.EditedFile or KeystrokePart.EditedFileIdle ? [project.Edited] : project.Written)
        {
            analysis.GetAnalyzerSemanticDiagnosticsAsync(project.Whole.GetSemanticModel(file), null, CancellationToken.None).GetAwaiter().GetResult();
        }
    }
}

/// <summary>The part of a keystroke that is timed.</summary>
internal enum KeystrokePart
{
    /// <summary>The generator.</summary>
    Generator,

    /// <summary>The analyzers, on the edited file.</summary>
    EditedFile,

    /// <summary>An analyzer that does nothing, on the edited file.</summary>
    EditedFileIdle,

    /// <summary>The analyzers, on every file that the user has written.</summary>
    AllFiles,

    /// <summary>An analyzer that does nothing, on every file that the user has written.</summary>
    AllFilesIdle,
}
