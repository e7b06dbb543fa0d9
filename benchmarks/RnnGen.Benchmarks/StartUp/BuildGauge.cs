using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.Timing;

namespace RnnGen.Benchmarks.StartUp;

/// <summary>Reads the processor time of <c>dotnet build</c> of a project of <c>benchmarks/build</c> whose dependencies are built; the compiler starts anew each time, without a server that stays.</summary>
internal sealed class BuildGauge : IGauge
{
    private readonly IReadOnlyList<string> _arguments;

    /// <param name="project">The project.</param>
    /// <param name="properties">Its properties, such as <c>Network=none</c>.</param>
    /// <exception cref="AbsentException">It cannot be built here.</exception>
    public BuildGauge(string project, params IReadOnlyList<string> properties)
    {
        string[] build = ["build", SourceFolder.Of("build", project), "-c", "Release", "-v", "quiet"];
        Dotnet.Run(build);
        _arguments = [.. build, "--no-restore", "--no-dependencies", "--no-incremental", "-p:UseSharedCompilation=false", .. properties.Select(static property => $"-p:{property}")];
    }

    public void WarmUp() => Read();

    public double Read() => Dotnet.Run(_arguments);

    public void Dispose()
    {
    }
}
