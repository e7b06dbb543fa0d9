using System.Diagnostics;
using System.Runtime.InteropServices;
using RnnGen.Benchmarks.Compare;

namespace RnnGen.Benchmarks.StartUp;

/// <summary>The installation of .NET that runs this program.</summary>
internal static class Dotnet
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private static string Host { get; } = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>Runs a command of the SDK, and says how much processor time it took.</summary>
    /// <exception cref="AbsentException">It fails.</exception>
    public static double Run(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Host, arguments) { RedirectStandardOutput = true, UseShellExecute = false };

        // What stays behind for the next build would take part of this one's time.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        var (seconds, code, said) = ChildTime.Of(start);
        return code == 0 ? seconds : throw new AbsentException($"dotnet {string.Join(' ', arguments.Take(2))}: {FirstError(said)}");
    }

    /// <summary>The first error that MSBuild reports, without files.</summary>
    private static string FirstError(string said)
    {
        var line = said.Split('\n').FirstOrDefault(static line => line.Contains("error ", StringComparison.Ordinal)) ?? said.Trim();
        return line[(line.IndexOf("error ", StringComparison.Ordinal) is var at and >= 0 ? at : 0)..].Split(" [")[0];
    }
}
