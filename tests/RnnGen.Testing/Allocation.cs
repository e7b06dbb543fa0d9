namespace RnnGen.Testing;

/// <summary>Measures what calls allocate.</summary>
public static class Allocation
{
    /// <summary>
    /// The bytes that a warm call allocates on this thread, over 100 calls. The least of a few rounds: the runtime itself allocates here when it compiles a loop anew, which
    /// happens once, while what calls allocate, they allocate in each round.
    /// </summary>
    public static long Of(Action call)
    {
        for (var i = 0; i < 50; i++)
        {
            call();
        }

        var least = long.MaxValue;
        for (var round = 0; round < 5 && least > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                call();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
