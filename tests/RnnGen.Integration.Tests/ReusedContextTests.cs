using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>A training context computes what a fresh one does, whatever it has computed before.</summary>
public sealed class ReusedContextTests
{
    public static TheoryData<string> Networks => [.. NetworkCatalog.Double.Where(network => network is { Losses.Count: > 0, Options.Stateful: false }).Select(network => network.Type.Name)];

    /// <summary>With lengths, then none, then others, then fewer rows: what rows that have ended hand on is nothing to rows that have not.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void UsedContext_ComputesWhatAFreshOneDoes(string name)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        var batches = BatchesOf(engine.Layout);
        using var used = engine.CreateTrainingContext(new() { Seed = 3 });
        for (var step = 0; step < batches.Count; step++)
        {
            using var fresh = engine.CreateTrainingContext(new() { Seed = 3 });
            fresh.Step = used.Step;
            var batch = batches[step].As<double>();

            var expected = fresh.ComputeGradients(batch.Batch);
            var actual = used.ComputeGradients(batch.Batch);

            // Two contexts that both read what is not theirs would agree on NaN.
            Assert.True(double.IsFinite(expected.Loss) && double.IsFinite(expected.GradientNorm), $"Call {step} gives a loss of {expected.Loss} and a gradient norm of {expected.GradientNorm}.");
            Bits.AssertSame<double>([expected.Loss, expected.GradientNorm], [actual.Loss, actual.GradientNorm], $"loss and norm of call {step}");
            Bits.AssertSame<double>(fresh.Gradients.Values, used.Gradients.Values, $"gradients of call {step}");
        }
    }

    private static List<TestBatch> BatchesOf(NetworkLayout network)
    {
        var (rows, steps) = (network.BatchSize, network.Steps);
        var ascending = Enumerable.Range(0, rows).Select(row => Math.Min(steps, row % (steps + 1))).ToArray();
        ascending[^1] = Math.Max(1, ascending[^1]);
        var descending = ascending.Select(length => Math.Max(1, steps - length)).ToArray();
        int[] none = [];
        var fewer = Math.Max(1, rows / 2);
        return
        [
            TestBatch.Of(network, rows, Fitting(ascending), seed: 1),
            TestBatch.Of(network, rows, none, seed: 2),
            TestBatch.Of(network, rows, Fitting(descending), seed: 3),
            TestBatch.Of(network, fewer, none, seed: 4),
            TestBatch.Of(network, rows, none, seed: 5),
        ];

        // Networks of one step have no lengths to speak of.
        int[] Fitting(int[] lengths) => steps > 1 ? lengths : none;
    }
}
