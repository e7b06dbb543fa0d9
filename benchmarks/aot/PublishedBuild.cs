using System.Diagnostics;
using System.Globalization;

namespace AheadOfTime;

/// <summary>A build that has been published, and can be run.</summary>
internal sealed class PublishedBuild
{
    private readonly Build _build;
    private readonly string _program;

    private PublishedBuild(Build build, string program) => (_build, _program) = (build, program);

    /// <summary>What it is called.</summary>
    public string Name => _build.Name;

    /// <summary>Whether it was compiled ahead of time.</summary>
    public bool IsNative => _build.Properties.Length > 0;

    /// <summary>Bytes of the program; those of one that the JIT compiles hold no code of the runtime's.</summary>
    public long Size => new FileInfo(_program).Length;

    /// <summary>Publishes a build.</summary>
    /// <param name="build">The build.</param>
    /// <param name="project">The project's folder.</param>
    /// <param name="folder">A folder for what comes out, the same for all builds: what they share is compiled once.</param>
    /// <exception cref="InvalidOperationException">It does not compile: clang or zlib may be missing.</exception>
    public static PublishedBuild Publish(Build build, string project, string folder)
    {
        var output = Path.Combine(folder, build.Properties.Length == 0 ? "jit" : string.Join('-', build.Properties));
        if (!Directory.Exists(output))
        {
            string[] arguments =
            [
                "publish", project, "-c", "Release", "--use-current-runtime", "--self-contained", build.Properties.Length > 0 ? "true" : "false",
                "--artifacts-path", folder, "-o", output, "-v", "quiet", .. build.Properties.Select(property => "-p:" + property),
            ];
            Run("dotnet", [("MSBUILDDISABLENODEREUSE", "1"), ("DOTNET_CLI_USE_MSBUILD_SERVER", "0")], arguments);
        }

        return new(build, Path.Combine(output, OperatingSystem.IsWindows() ? "AheadOfTime.exe" : "AheadOfTime"));
    }

    /// <summary>Runs it.</summary>
    /// <returns>The numbers that it prints.</returns>
    public double[] Run(params string[] arguments) =>
        [.. Say(arguments).Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    /// <summary>Runs it.</summary>
    /// <returns>What it prints.</returns>
    public string Say(params string[] arguments) => Run(_program, _build.Variables, arguments).Trim();

    private static string Run(string program, (string Name, string Value)[] variables, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
    }
}
