using System.Numerics;
using RnnGen.Runtime;
using RnnGen.Simd;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>The same bits whatever the number of threads: predictions, losses, gradients, weights after optimizer steps.</summary>
public sealed class ThreadEqualityTests
{
    /// <summary>Of networks that are not cut into shards, threads share out gradients alone: every third of them is looked at.</summary>
    private const int Stride = 3;

    public static TheoryData<string> Networks => [.. NetworkCatalog.Double.Where((_, i) => i % Stride == 0).Concat(Catalog.Shards).Select(network => network.Type.Name)];

    public static TheoryData<string> Sharded => Catalog.Sharded;

    [Theory]
    [MemberData(nameof(Networks))]
    public void AnyNumberOfThreads_GivesTheSameBits(string network)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(network));
        engine.MaxDegreeOfParallelism = 1;
        var expected = NetworkRecord<double>.Of(engine);
        foreach (var threads in Catalog.IsWhole || engine.Layout.ShardRows < engine.Layout.BatchSize ? new[] { 2, 3, 4 } : [3])
        {
            engine.MaxDegreeOfParallelism = threads;
            expected.AssertSame(NetworkRecord<double>.Of(engine), $"{threads} threads");
        }
    }

    /// <summary>A row does not know which shard it is in. Gradients are summed in another order.</summary>
    [Theory]
    [MemberData(nameof(Sharded))]
    public void Shards_GiveWhatTheWholeBatchGives(string network)
    {
        var whole = NetworkRecord<double>.Of(Catalog.Create<double>(NetworkCatalog.Find(network[..^"InShards".Length])));
        var sharded = NetworkRecord<double>.Of(Catalog.Create<double>(NetworkCatalog.Find(network)));
        foreach (var what in new[] { "outputs", "logits", "evaluated loss" })
        {
            Assert.All(whole.Entries(what).Zip(sharded.Entries(what)), pair => Bits.AssertSame<double>(pair.First.Values, pair.Second.Values, pair.First.What));
        }

        Assert.All(whole.Entries("dL/d").Zip(sharded.Entries("dL/d")), pair => AssertClose(pair.First.Values, pair.Second.Values, pair.First.What));
    }

    [Theory]
    [InlineData("LstmFullRegistersInSingle")]
    [InlineData("GruLargeInSingle")]
    [InlineData("GruEmbeddingInSingle")]
    [InlineData("LstmStackLargeInSingle")]
    public void HundredSteps_GiveTheSameBits_AtAnyWidthAndNumberOfThreads(string network)
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find(network));
        var expected = Train(engine, LaneWidths.Best, threads: 1);
        foreach (var width in new[] { LaneWidth.Scalar, LaneWidth.Bits128, LaneWidth.Bits256, LaneWidth.Bits512 })
        {
            Bits.AssertSame<float>(expected, Train(engine, width, threads: 2), $"{width}, 2 threads");
        }

        Bits.AssertSame<float>(expected, Train(engine, LaneWidths.Best, threads: 3), "3 threads");
        Bits.AssertSame<float>(expected, Train(engine, LaneWidths.Best, threads: 4), "4 threads");
    }

    private static float[] Train(NetworkEngine<float> engine, LaneWidth width, int threads)
    {
        var trained = engine.Clone();
        trained.Width = width;
        using var context = trained.CreateTrainingContext(new() { Seed = 3, MaxDegreeOfParallelism = threads });
        var adam = new Adam(learningRate: 0.01).Bind(trained.Parameters, width);
        var batches = Batches.Of(engine.Layout).Select(batch => batch.As<float>()).ToList();
        for (var step = 0; step < 100; step++)
        {
            context.ComputeGradients(batches[step % batches.Count].Batch);
            adam.Apply(context.Gradients);
        }

        return trained.Parameters.Values.ToArray();
    }

    /// <summary>Sums of at most some thousand terms, in another order: each rounds by 2^-53 of what it has summed up.</summary>
    private static void AssertClose(double[] expected, double[] actual, string what)
    {
        var scale = Math.Max(1e-3, expected.Max(Math.Abs));
        Assert.All(expected.Zip(actual), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= 1e-12 * scale, $"{what}: {pair}"));
    }
}
