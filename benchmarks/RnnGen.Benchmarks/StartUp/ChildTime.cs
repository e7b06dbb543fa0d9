using System.Runtime.InteropServices;

namespace RnnGen.Benchmarks.StartUp;

/// <summary>The processor time of child processes that have ended, which the class library does not tell on Unix.</summary>
internal static partial class ChildTime
{
    private const int OfChildren = -1;

    /// <summary>Longer than the system's structure, which begins with two times of two numbers each.</summary>
    private const int LongEnough = 64;

    /// <summary>Seconds of all children of this process so far.</summary>
    public static double Seconds
    {
        get
        {
            Span<long> usage = stackalloc long[LongEnough];
            return GetUsage(OfChildren, ref usage[0]) == 0
                ? usage[0] + usage[2] + (1e-6 * ((int)usage[1] + (int)usage[3]))
                : throw new InvalidOperationException("The system does not tell the processor time of child processes.");
        }
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, ref long usage);
}
