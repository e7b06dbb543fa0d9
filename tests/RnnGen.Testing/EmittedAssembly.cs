using System.Numerics;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Compiler;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Validation;
using RnnGen.Runtime;

namespace RnnGen.Testing;

/// <summary>
/// Declarations compiled to C# by the network compiler, and that to an assembly, which is loaded: whole catalogs run without the generator.
/// Networks share a compilation, since starting the C# compiler costs more than a network does.
/// </summary>
internal sealed class EmittedAssembly
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(FindReferences);

    private readonly Assembly _assembly;

    private EmittedAssembly(Assembly assembly) => _assembly = assembly;

    /// <summary>Compiles networks whose class names differ.</summary>
    /// <param name="declarations">The networks.</param>
    /// <param name="checkOverflow">Whether the project has CheckForOverflowUnderflow.</param>
    /// <exception cref="InvalidOperationException">Emitted code does not compile, or not without warnings.</exception>
    public static EmittedAssembly Of(IEnumerable<NetworkDeclaration> declarations, bool checkOverflow = false)
    {
        var trees = declarations.AsParallel().AsOrdered().SelectMany(Sources).Select(source => CSharpSyntaxTree.ParseText(source.Text, path: source.Path)).ToList();
        var compilation = CSharpCompilation.Create("Emitted" + Guid.NewGuid().ToString("N"), trees, References.Value, Options().WithOverflowChecks(checkOverflow));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        var complaints = result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Take(10).ToList();
        return complaints.Count == 0
            ? new(Assembly.Load(image.ToArray()))
            : throw new InvalidOperationException("Emitted code has diagnostics:\n" + string.Join("\n", complaints));
    }

    /// <summary>Creates a network as its user does.</summary>
    public NetworkEngine<T> Create<T>(NetworkDeclaration declaration, int seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var type = _assembly.GetType(declaration.Type.Namespace + "." + declaration.Type.Name, throwOnError: true)!;
        return ((IRecurrentNetwork<T>)Activator.CreateInstance(type, seed)!).Engine;
    }

    private static IEnumerable<(string Path, string Text)> Sources(NetworkDeclaration declaration) => FilesOf(NetworkCompiler.Compile(declaration, CancellationToken.None))
        .Select(file => (file.HintName, file.Text))
        .Append((declaration.Type.HintName + ".cs", $"namespace {declaration.Type.Namespace}; public sealed partial class {declaration.Type.Name};"));

    private static IEnumerable<EmittedFile> FilesOf(CompiledNetwork network) => network.Findings.FirstOrDefault(finding => finding.Rule.Severity == RuleSeverity.Error) is { } error
        ? throw new InvalidOperationException(error.ToString())
        : network.Files;

    private static CSharpCompilationOptions Options() => new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable);

    private static List<MetadataReference> FindReferences() => [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "RnnGen.dll" or "netstandard.dll"))
        .Select(path => MetadataReference.CreateFromFile(path))];
}
