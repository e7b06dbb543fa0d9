using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>The batches that every network is run on.</summary>
internal static class Batches
{
    /// <summary>All rows and steps; rows of every length, 0 and all among them, with weights; fewer rows, without and with lengths.</summary>
    public static IEnumerable<TestBatch> Of(NetworkLayout network, int seed = 7)
    {
        var (steps, rows) = (network.Steps, network.BatchSize);
        int[] ragged = [steps, steps / 2, 0, Math.Max(1, steps - 1), 1, steps];
        yield return TestBatch.Of(network, rows, [], seed);
        yield return TestBatch.Of(network, rows, [.. Enumerable.Range(0, rows).Select(row => ragged[(row + (rows == 1 ? 1 : 0)) % ragged.Length])], seed + 1).WithWeights(network, seed);
        if (rows > 1)
        {
            yield return TestBatch.Of(network, rows - 1, [], seed + 2);
            yield return TestBatch.Of(network, (rows / 2) + 1, [.. Enumerable.Range(0, (rows / 2) + 1).Select(row => ragged[(row + 1) % ragged.Length])], seed + 3);
        }
    }
}
