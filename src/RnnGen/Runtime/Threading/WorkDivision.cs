namespace RnnGen.Runtime;

/// <summary>The number of threads that a call is worth.</summary>
internal static class WorkDivision
{
    /// <summary>
    /// The products, in floating-point operations, that are worth a thread: two threads from twice as many on. That is a call of 90 microseconds, the shortest
    /// that was measured to be no slower on two threads where it comes alone and has to wake its helper (benchmarks/performance.md, Threads).
    /// </summary>
    private const double FlopsOfThread = 2.5e6;

    /// <summary>Asked once: the question goes to the operating system.</summary>
    private static int Processors { get; } = Environment.ProcessorCount;

    /// <summary>The number of parts to cut a call into.</summary>
    /// <param name="network">The network.</param>
    /// <param name="extent">The rows of the call, and the steps that it takes.</param>
    /// <param name="isTraining">Whether it goes forward and back.</param>
    /// <param name="threads">The number that the user wants; null where that is left to us.</param>
    public static int Parts(NetworkLayout network, BatchExtent extent, bool isTraining, int? threads)
    {
        var shards = network.ShardsOf(extent.Rows);
        var most = isTraining ? WorkerPool.MaxParts : Math.Min(shards, WorkerPool.MaxParts);
        if (threads is { } wanted)
        {
            return Math.Min(wanted, most);
        }

        return (int)Math.Clamp(Flops(network, extent.Rows, Math.Max(extent.Steps, extent.OutputSteps), isTraining) / FlopsOfThread, 1, Math.Min(most, Processors));
    }

    /// <summary>The products of a call that threads can share out, in floating-point operations.</summary>
    public static double Flops(NetworkLayout network, int rows, int steps, bool isTraining)
    {
        // Of a training step, the products forward and for adjoints go by shards; those of the gradients, as many again as forward, are shared out in any case.
        var forward = (double)network.FlopsPerStep * steps * rows;
        return (network.ShardsOf(rows) > 1 ? forward * (isTraining ? 2 : 1) : 0) + (isTraining ? forward : 0);
    }
}
