using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnGen.Benchmarks.Generation;

/// <summary>Projects in memory that refer to the library.</summary>
internal static class Project
{
    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(RecurrentNetworkAttribute).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A library of one file, optimized.</summary>
    public static CSharpCompilation Of(string name, SyntaxTree source) =>
        CSharpCompilation.Create(name, [source], References, new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

    /// <summary>The bytes that a run of the generator emitted.</summary>
    public static int EmittedBytes(GeneratorDriver driver) =>
        driver.GetRunResult().Results.Single().GeneratedSources.Sum(static file => System.Text.Encoding.UTF8.GetByteCount(file.SourceText.ToString()));
}
