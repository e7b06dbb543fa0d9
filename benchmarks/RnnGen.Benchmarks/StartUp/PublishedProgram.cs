using System.Diagnostics;
using RnnGen.Benchmarks.Compare;

namespace RnnGen.Benchmarks.StartUp;

/// <summary>A program of this repository, published for a comparison.</summary>
internal sealed class PublishedProgram
{
    private readonly string _file;

    private PublishedProgram(string file) => _file = file;

    /// <summary>Publishes a project of <c>benchmarks/startup</c>.</summary>
    /// <param name="project">The project.</param>
    /// <param name="mode">How it is published.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="property">A property of the project, such as <c>Kernels=tiered</c>; none where it is empty.</param>
    /// <exception cref="AbsentException">It cannot be published here.</exception>
    public static PublishedProgram Publish(string project, PublishMode mode, string folder, string property)
    {
        string[] kind = mode == PublishMode.Trimmed ? ["--use-current-runtime", "--self-contained"] : ["--no-self-contained", "-p:PublishTrimmed=false"];
        string[] properties = property.Length == 0 ? [] : [$"-p:{property}"];
        var output = Path.Combine(folder, $"{project}.{mode}.{property.Replace('=', '.')}");
        Dotnet.Run(["publish", SourceFolder.Of("startup", project), "-c", "Release", "-o", output, "-v", "quiet", .. kind, .. properties]);
        return new(Path.Combine(output, OperatingSystem.IsWindows() ? $"{project}.exe" : project));
    }

    /// <summary>Runs it, and says how much processor time the whole process took.</summary>
    public double Run(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(_file, arguments) { UseShellExecute = false };
        start.Environment["DOTNET_ROOT"] = Dotnet.Root;
        var (seconds, code, _) = ChildTime.Of(start);
        return code == 0 ? seconds : throw new InvalidOperationException($"{Path.GetFileName(_file)} ended with {code}.");
    }
}
