using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>What a fit gives depends neither on how many threads it has nor on what other fits do at the time.</summary>
public sealed class FitThreadTests
{
    /// <summary>Networks whose batches go to threads in shards, as a whole, and with masks that are drawn.</summary>
    public static TheoryData<string> Networks => ["LstmFullRegistersInShards", "LstmStackLargeInShards", "GruLarge", "LstmRegularizedInShards"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Fit_GivesTheSameBits_WithAnyNumberOfThreads(string name)
    {
        var expected = Fit(name, seed: 1, threads: 1);
        expected.AssertSame(Fit(name, seed: 1, threads: 2), "2 threads");
        expected.AssertSame(Fit(name, seed: 1, threads: 3), "3 threads");
        Assert.NotEqual(expected.Parameters, Fit(name, seed: 2, threads: 1).Parameters);
    }

    /// <summary>The process has one pool: whoever finds it taken works alone.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public async Task FitsAtOnce_GiveTheSameBits_AsOneAfterTheOther(string name)
    {
        Course[] expected = [Fit(name, seed: 1, threads: 3), Fit(name, seed: 2, threads: 2)];
        for (var repetition = 0; repetition < 5; repetition++)
        {
            using var start = new Barrier(2);
            var actual = await Task.WhenAll(Task.Run(() => Fit(name, seed: 1, threads: 3, start)), Task.Run(() => Fit(name, seed: 2, threads: 2, start)));
            expected[0].AssertSame(actual[0], "the first");
            expected[1].AssertSame(actual[1], "the second");
        }
    }

    private static Course Fit(string name, int seed, int threads, Barrier? start = null)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name), seed);
        var trainer = new Trainer<double>(engine, new Adam(0.02), new() { Epochs = 3, Seed = seed, MaxDegreeOfParallelism = threads, Clipping = GradientClipping.ByGlobalNorm(1) });
        var data = Data(engine.Layout);
        start?.SignalAndWait();
        var report = trainer.Fit(data, data);
        return new([.. report.Epochs.Select(epoch => epoch.Loss)], engine.Parameters.Values.ToArray());
    }

    /// <summary>Three batches and a part of one, of rows of all lengths.</summary>
    private static SequenceDataset Data(NetworkLayout network)
    {
        var rows = (3 * network.BatchSize) + 3;
        var batch = TestBatch.Of(network, rows, [.. Enumerable.Range(0, rows).Select(row => (row * 3 % network.Steps) + 1)], seed: 7);
        return SequenceDataset.FromArrays(batch.Inputs, batch.Targets, network.Steps, network.InputSize, network.OutputSteps, network.OutputSize, batch.Lengths);
    }

    private sealed record Course(double[] Losses, double[] Parameters)
    {
        public void AssertSame(Course other, string which)
        {
            Bits.AssertSame<double>(Losses, other.Losses, which + ", losses");
            Bits.AssertSame<double>(Parameters, other.Parameters, which + ", weights");
        }
    }
}
