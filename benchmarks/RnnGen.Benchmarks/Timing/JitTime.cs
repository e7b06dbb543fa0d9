using System.Runtime;

namespace RnnGen.Benchmarks.Timing;

/// <summary>What the JIT spends on some work, from its first call until nothing of it is left to be compiled again.</summary>
internal static class JitTime
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>More calls than a method needs to be compiled again.</summary>
    private const int Calls = 40;

    /// <summary>The seconds. Nothing else may be at work.</summary>
    public static double Of(LocalWork work)
    {
        WaitUntilIdle();
        var before = JitInfo.GetCompilationTime();
        for (var call = 0; call < Calls; call++)
        {
            work.Once();
        }

        WaitUntilIdle();
        return (JitInfo.GetCompilationTime() - before).TotalSeconds;
    }

    /// <summary>Returns when the JIT has done what it had to do in the background.</summary>
    public static void WaitUntilIdle()
    {
        TimeSpan before;
        do
        {
            before = JitInfo.GetCompilationTime();
            Thread.Sleep(Pause);
        }
        while (JitInfo.GetCompilationTime() != before);
    }
}
