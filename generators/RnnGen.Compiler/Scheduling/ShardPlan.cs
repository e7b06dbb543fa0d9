using System;

namespace RnnGen.Compiler.Scheduling;

/// <summary>
/// How a batch is cut into shards: rows that go through the network together, in an arena of their own. Rows meet only where gradients are summed, so shards may run at the
/// same time; and one after the other they run faster too, since the tape of a few rows stays in the second-level cache until the backward pass reads it.
/// </summary>
/// <param name="BatchSize">The most rows of a call.</param>
/// <param name="Rows">The rows of a shard; the last one may have fewer.</param>
internal sealed record ShardPlan(int BatchSize, int Rows)
{
    /// <summary>Fewer rows than this read the weights too often for what they compute.</summary>
    private const int MinRows = 8;

    private const int MaxRows = 16;

    /// <summary>A shard for each of so many threads, where there are rows enough.</summary>
    private const int Threads = 4;

    /// <summary>Weights that do not stay in the second-level cache beside the tape want more rows to read them for.</summary>
    private const long ManyWeights = 512 * 1024;

    /// <summary>Multiply-adds of a training step that are not worth cutting: the calls of the kernels would count.</summary>
    private const double LittleWork = 2e6;

    /// <summary>The number of shards.</summary>
    public int Count => (BatchSize + Rows - 1) / Rows;

    /// <param name="batchSize">The most rows of a call.</param>
    /// <param name="flopsPerRow">The products of a row, forward, 2 for a multiply-add.</param>
    /// <param name="weightBytes">The parameters.</param>
    public static ShardPlan Of(int batchSize, long flopsPerRow, long weightBytes)
    {
        var rows = weightBytes > ManyWeights ? MaxRows : Math.Min(MaxRows, Math.Max(MinRows, (batchSize + Threads - 1) / Threads));
        var isLittle = 1.5 * flopsPerRow * batchSize < LittleWork;
        return new ShardPlan(batchSize, isLittle ? batchSize : Math.Min(rows, batchSize));
    }
}
