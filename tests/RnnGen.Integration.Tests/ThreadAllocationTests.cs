using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>Hot calls allocate nothing on any thread when several share their work.</summary>
[Collection(AloneCollection.Name)]
public sealed class ThreadAllocationTests
{
    [Theory]
    [InlineData("LstmFullRegisters", 2)]
    [InlineData("LstmFullRegisters", 3)]
    [InlineData("LstmFullRegistersInShards", 2)]
    [InlineData("LstmFullRegistersInShards", 3)]
    [InlineData("GruEmbeddingInShards", 2)]
    [InlineData("GruEmbeddingInShards", 3)]
    [InlineData("LstmStackLargeInShards", 2)]
    [InlineData("LstmRegularizedInShards", 3)]
    [InlineData("LstmBidirectionalStackInShards", 2)]
    [InlineData("StatefulTruncatedTokensInShards", 2)]
    [InlineData("DecoderAdditiveInShards", 3)]
    [InlineData("JordanForcedInShards", 2)]
    [InlineData("LossCtcInShards", 3)]
    [InlineData("TreeLstmClasses", 2)]
    public void HotCalls_AllocateNothing_OnAnyThread(string name, int threads)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        engine.MaxDegreeOfParallelism = threads;
        foreach (var batch in Batches.Of(engine.Layout).Take(2))
        {
            var typed = batch.As<double>();
            var outputs = new double[batch.Rows * engine.Layout.OutputSteps * engine.Layout.OutputSize];
            using var context = engine.CreateTrainingContext(new() { MaxDegreeOfParallelism = threads });
            var adam = new Adam(learningRate: 0.01).Bind(engine.Parameters, engine.Width);
            AssertNone("Predict", () => engine.Predict(typed.Batch, outputs));
            AssertNone("Evaluate", () => engine.Evaluate(typed.Batch));
            AssertNone("ComputeGradients and Apply", () =>
            {
                context.ComputeGradients(typed.Batch);
                adam.Apply(context.Gradients);
            });
        }
    }

    /// <summary>The test host has threads of its own, which allocate now and then. What the calls allocate, they allocate every time.</summary>
    private static void AssertNone(string what, Action call)
    {
        for (var i = 0; i < 50; i++)
        {
            call();
        }

        var least = long.MaxValue;
        for (var attempt = 0; attempt < 10 && least > 0; attempt++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var i = 0; i < 20; i++)
            {
                call();
            }

            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.True(least == 0, $"{what}: {least} bytes in 20 calls");
    }
}
