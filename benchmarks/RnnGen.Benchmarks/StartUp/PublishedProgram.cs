using System.Diagnostics;
using System.Runtime.InteropServices;
using RnnGen.Benchmarks.Peers;

namespace RnnGen.Benchmarks.StartUp;

/// <summary>A program of this repository, published for a comparison.</summary>
internal sealed class PublishedProgram
{
    private readonly string _file;

    private PublishedProgram(string file) => _file = file;

    /// <summary>Publishes a project of <c>benchmarks/startup</c>.</summary>
    /// <exception cref="AbsentException">It cannot be published here.</exception>
    public static PublishedProgram Publish(string project, PublishMode mode, string folder)
    {
        var source = PeerFolder.Benchmarks is { } benchmarks ? Path.Combine(benchmarks, "startup", project) : throw new AbsentException("the sources are not there");
        string[] kind = mode == PublishMode.Trimmed ? ["--use-current-runtime", "--self-contained"] : ["--no-self-contained", "-p:PublishTrimmed=false"];
        var output = Path.Combine(folder, $"{project}.{mode}");
        var start = new ProcessStartInfo(Dotnet, ["publish", source, "-c", "Release", "-o", output, "-v", "quiet", .. kind]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? new(Path.Combine(output, OperatingSystem.IsWindows() ? $"{project}.exe" : project))
            : throw new AbsentException($"{project} cannot be published as {mode}: {FirstError(said)}");
    }

    /// <summary>Runs it, and says how much processor time the whole process took.</summary>
    public double Run(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(_file, arguments) { UseShellExecute = false };
        start.Environment["DOTNET_ROOT"] = Root;
        var before = OperatingSystem.IsWindows() ? 0 : ChildTime.Seconds;
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode != 0 ? throw new InvalidOperationException($"{Path.GetFileName(_file)} ended with {process.ExitCode}.")
            : OperatingSystem.IsWindows() ? process.TotalProcessorTime.TotalSeconds
            : ChildTime.Seconds - before;
    }

    /// <summary>The first error that MSBuild reports, without files.</summary>
    private static string FirstError(string said)
    {
        var line = said.Split('\n').FirstOrDefault(static line => line.Contains("error ", StringComparison.Ordinal)) ?? said.Trim();
        return line[(line.IndexOf("error ", StringComparison.Ordinal) is var at and >= 0 ? at : 0)..].Split(" [")[0];
    }

    /// <summary>The installation that runs this program.</summary>
    private static string Root { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private static string Dotnet { get; } = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
}
