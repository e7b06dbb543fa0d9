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
}
