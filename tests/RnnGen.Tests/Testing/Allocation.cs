namespace RnnGen.Tests.Testing;

internal static class Allocation
{
    /// <summary>The bytes that a warm call allocates on this thread, over 100 calls.</summary>
    public static long Of(Action call)
    {
        for (var i = 0; i < 50; i++)
        {
            call();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            call();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
