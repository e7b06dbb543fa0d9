using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnGen.Generator.Tests.Testing;

/// <summary>A user's project: sources, the options it is compiled with, and what the generator and the analyzer make of it.</summary>
internal sealed record UserProject
{
    private static readonly ImmutableArray<MetadataReference> Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "netstandard.dll"))
            .Append(typeof(RecurrentNetworkAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private UserProject(CSharpCompilation compilation) => Compilation = compilation;

    /// <summary>The project without emitted files.</summary>
    public CSharpCompilation Compilation { get; init; }

    /// <summary>A library in Release with nullable enabled: files File0.cs, File1.cs, ...</summary>
    public static UserProject Of(params string[] sources) => Of(LanguageVersion.Latest, sources);

    /// <inheritdoc cref="Of(string[])" />
    public static UserProject Of(LanguageVersion version, params string[] sources)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithNullableContextOptions(NullableContextOptions.Enable)
            .WithOptimizationLevel(OptimizationLevel.Release);
        var parsing = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        var trees = sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, parsing, "/project/File" + i + ".cs"));
        return new UserProject(CSharpCompilation.Create("UserProject", trees, Platform, options));
    }

    /// <summary>The project with other compilation options.</summary>
    public UserProject With(Func<CSharpCompilationOptions, CSharpCompilationOptions> change) =>
        this with { Compilation = Compilation.WithOptions(change(Compilation.Options)) };

    /// <summary>The project with a file changed.</summary>
    public UserProject WithFile(int index, string source)
    {
        var tree = Compilation.SyntaxTrees[index];
        return this with
        {
            Compilation = Compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)tree.Options, tree.FilePath)),
        };
    }

    /// <summary>A driver that records its steps.</summary>
    /// <param name="stages">The compiler's stages; null for those that there are.</param>
    public GeneratorDriver NewDriver(CompilerStages? stages = null) => CSharpGeneratorDriver.Create(
        [new RnnGenerator(stages ?? CompilerStages.Default).AsSourceGenerator()],
        parseOptions: (CSharpParseOptions)Compilation.SyntaxTrees[0].Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator once.</summary>
    public GeneratorResult Generate(GeneratorDriver? driver = null)
    {
        var ran = (driver ?? NewDriver()).RunGeneratorsAndUpdateCompilation(Compilation, out var output, out var diagnostics);
        return new GeneratorResult(ran, (CSharpCompilation)output, diagnostics);
    }

    /// <summary>What the analyzer reports on the project with its emitted files.</summary>
    public Task<ImmutableArray<Diagnostic>> AnalyzeAsync() => Generate().AnalyzeAsync();
}
