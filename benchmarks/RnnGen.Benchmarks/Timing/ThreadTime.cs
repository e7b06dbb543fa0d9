using System.Runtime.InteropServices;

namespace RnnGen.Benchmarks.Timing;

/// <summary>
/// The processor time of the calling thread, on Linux; that of the process elsewhere. The process's would count what the JIT and the collector still do in the background
/// for the row before.
/// </summary>
internal static partial class ThreadTime
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID of Linux.</summary>
    private const int ThreadClock = 3;

    /// <summary>Seconds so far.</summary>
    public static double Seconds => OperatingSystem.IsLinux() && GetTime(ThreadClock, out var time) == 0
        ? time.Seconds + (1e-9 * time.Nanoseconds)
        : Environment.CpuUsage.TotalTime.TotalSeconds;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
