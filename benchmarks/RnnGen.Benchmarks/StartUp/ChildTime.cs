using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RnnGen.Benchmarks.StartUp;

/// <summary>The processor time of child processes that have ended, their own children included, which the class library does not tell on Unix.</summary>
internal static partial class ChildTime
{
    private const int OfChildren = -1;

    /// <summary>Longer than the system's structure, which begins with two times of two numbers each.</summary>
    private const int LongEnough = 64;

    /// <summary>Seconds of all children of this process so far.</summary>
    private static double Seconds
    {
        get
        {
            Span<long> usage = stackalloc long[LongEnough];
            return GetUsage(OfChildren, ref usage[0]) == 0
                ? usage[0] + usage[2] + (1e-6 * ((int)usage[1] + (int)usage[3]))
                : throw new InvalidOperationException("The system does not tell the processor time of child processes.");
        }
    }

    /// <summary>Runs a process to its end: the processor time it took, its exit code, and what it wrote where that is redirected.</summary>
    public static (double Seconds, int ExitCode, string Said) Of(ProcessStartInfo start)
    {
        var before = OperatingSystem.IsWindows() ? 0 : Seconds;
        using var process = Process.Start(start)!;
        var said = start.RedirectStandardOutput ? process.StandardOutput.ReadToEnd() : "";
        process.WaitForExit();
        return (OperatingSystem.IsWindows() ? process.TotalProcessorTime.TotalSeconds : Seconds - before, process.ExitCode, said);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, ref long usage);
}
