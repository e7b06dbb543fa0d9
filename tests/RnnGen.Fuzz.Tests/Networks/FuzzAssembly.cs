using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RnnGen.Generator;
using RnnGen.Generator.Analyzers;

namespace RnnGen.Fuzz.Tests.Networks;

/// <summary>Sources through the generator, the analyzers and the C# compiler, as a user's project.</summary>
internal sealed class FuzzAssembly
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> Platform = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "netstandard.dll"))
            .Append(typeof(RecurrentNetworkAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    private readonly byte[] _image;

    private FuzzAssembly(byte[] image, IReadOnlyList<Diagnostic> diagnostics, Exception? exception, IReadOnlyList<string> files) =>
        (_image, Diagnostics, Exception, Files) = (image, diagnostics, exception, files);

    /// <summary>What broke the generator or an analyzer; null as it should be.</summary>
    public string? Failure => Exception?.ToString() ?? Diagnostics.FirstOrDefault(each => each.Id is "AD0001" or "CS8784" or "CS8785")?.ToString();

    /// <summary>What the generator, the analyzers and the C# compiler report, from information on.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>What the generator threw; null as it should be.</summary>
    public Exception? Exception { get; }

    /// <summary>The names of the emitted files.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Compiles files of the given names.</summary>
    /// <param name="sources">The names and the files.</param>
    /// <param name="checkOverflow">Whether the project checks arithmetic for overflow.</param>
    public static async Task<FuzzAssembly> OfAsync(IEnumerable<(string Name, string Source)> sources, bool checkOverflow = false)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, checkOverflow: checkOverflow, nullableContextOptions: NullableContextOptions.Enable);
        var parsing = new CSharpParseOptions(LanguageVersion.Latest);
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(source.Source, parsing, source.Name));
        var project = CSharpCompilation.Create("Fuzz" + Guid.NewGuid().ToString("N"), trees, Platform.Value, options);
        var driver = CSharpGeneratorDriver.Create([new RnnGenerator().AsSourceGenerator()], parseOptions: parsing).RunGeneratorsAndUpdateCompilation(project, out var output, out var reported);
        FuzzClock.Lap("generator");
        var analysis = await project.WithAnalyzers([new NetworkAnalyzer(), new CellAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        FuzzClock.Lap("analyzers");
        using var image = new MemoryStream();

        // Without optimization: what is compiled here runs for an instant, and the other tests run it optimized.
        var emitted = output.WithOptions(options.WithOptimizationLevel(OptimizationLevel.Debug)).Emit(image);
        FuzzClock.Lap("C#");
        var run = driver.GetRunResult().Results.Single();
        var diagnostics = reported.Concat(analysis).Concat(emitted.Diagnostics).Where(each => each.Severity > DiagnosticSeverity.Hidden && !each.IsSuppressed);
        Dump(run.GeneratedSources);
        FuzzClock.Count("characters", run.GeneratedSources.Sum(source => source.SourceText.Length));
        return new(image.ToArray(), [.. diagnostics], run.Exception, [.. run.GeneratedSources.Select(source => source.HintName)]);
    }

    /// <summary>The diagnostics of a namespace: of its own file and of what is emitted for it; and those that name no file.</summary>
    public IEnumerable<Diagnostic> Of(string space) => Diagnostics.Where(each =>
        each.Location.SourceTree is not { } tree || tree.FilePath == space + ".cs" || Path.GetFileName(tree.FilePath).StartsWith(space + ".", StringComparison.Ordinal));

    private static void Dump(ImmutableArray<GeneratedSourceResult> sources)
    {
        if (FuzzSettings.Folder is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            foreach (var source in sources)
            {
                File.WriteAllText(Path.Combine(folder, source.HintName), source.SourceText.ToString());
            }
        }
    }

    /// <summary>The assembly, of sources without errors.</summary>
    public Assembly Load() => Assembly.Load(_image);

    /// <summary>The same, to be forgotten with its context.</summary>
    public Assembly Load(AssemblyLoadContext context)
    {
        using var image = new MemoryStream(_image);
        return context.LoadFromStream(image);
    }
}
