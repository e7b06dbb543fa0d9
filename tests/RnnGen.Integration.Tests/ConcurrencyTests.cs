using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

public sealed class ConcurrencyTests
{
    [Theory]
    [InlineData("LstmStackLargeInSingle")]
    [InlineData("GruEmbeddingInSingle")]
    public async Task Network_PredictsAndEvaluates_FromManyThreads(string name)
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find(name));
        var batches = Batches.Of(engine.Layout).ToList();
        var expected = batches.Select(batch => Predict(batch)).ToList();

        var threads = Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var call = 0; call < 200; call++)
            {
                var which = (thread + call) % batches.Count;
                var (outputs, loss) = Predict(batches[which]);
                Bits.AssertSame<float>(expected[which].Outputs, outputs, $"thread {thread}, call {call}");
                Assert.Equal(expected[which].Loss, loss);
            }
        }));
        await Task.WhenAll(threads);

        (float[] Outputs, double Loss) Predict(TestBatch batch)
        {
            var typed = batch.As<float>();
            var outputs = new float[batch.Rows * engine.Layout.OutputSteps * engine.Layout.OutputSize];
            engine.Predict(typed.Batch, outputs);
            return (outputs, engine.Evaluate(typed.Batch));
        }
    }

    /// <summary>Each call rents a workspace of its own: what one call draws or is told never shows in another's choices.</summary>
    [Fact]
    public async Task Network_Decodes_FromManyThreads()
    {
        var network = new Reverser(seed: 3);
        DecodingOptions[] options = [DecodingOptions.Greedy, .. Enumerable.Range(0, 6).Select(seed => new DecodingOptions { Temperature = 2, Seed = seed, StopToken = seed % 2 == 0 ? null : 1 })];
        int[][] tokens = [.. Enumerable.Range(0, 5).Select(first => Enumerable.Range(0, 12).Select(i => (first + (i * i)) % 5).ToArray())];
        var expected = tokens.Select(read => options.Select(option => Decode(read, option)).ToArray()).ToArray();
        Assert.All(expected, written => Assert.Equal(options.Length, written.Select(classes => string.Join(' ', classes)).Distinct().Count()));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var call = 0; call < 400; call++)
            {
                var (read, option) = ((thread + call) % tokens.Length, ((3 * thread) + call) % options.Length);
                Assert.Equal(expected[read][option], Decode(tokens[read], options[option]));
            }
        })));

        int[] Decode(int[] read, DecodingOptions option)
        {
            var written = new int[3 * 5];
            network.Decode(read, written, option);
            return written;
        }
    }
}
