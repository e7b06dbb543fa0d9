using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>A batch in one call, or in several: the gradient is the same but for roundings.</summary>
public sealed class AccumulationTests
{
    public static TheoryData<string> Networks => Catalog.Trainable;

    /// <summary>Masks are drawn for a row's place in its batch: where there are any, the batch is not cut in rows, but comes twice with the same masks.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void CallsOneByOne_GiveTheGradientOfTheirMean(string name)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        using var context = engine.CreateTrainingContext();
        foreach (var batch in Batches.Of(engine.Layout).Take(2))
        {
            context.Step = 0;
            var whole = context.ComputeGradients(batch.As<double>().Batch);
            var expected = context.Gradients.Values.ToArray();
            TestBatch[] parts = engine.Layout.Dropouts.Count > 0 ? [batch, batch] : [.. Enumerable.Range(0, batch.Rows).Select(batch.RowAlone)];
            var (loss, weight) = (0.0, 0.0);
            foreach (var (i, part) in parts.Index())
            {
                context.Step = 0;
                var result = context.ComputeGradients(part.As<double>().Batch, accumulate: i > 0);
                loss += result.Loss * result.Weight;
                weight += result.Weight;
            }

            // The sums of all rows, and for each row a share, a scale and an addition. Terms cancel: their scale is that of the largest gradient, not of each.
            var roundings = RoundingBound.Gradient(engine.Layout, batch.Rows) + (3 * batch.Rows);
            var bound = roundings * RoundingBound.Unit<double>() * Math.Max(1, expected.Max(Math.Abs));
            Assert.All(expected.Zip(context.Gradients.Values.ToArray()), pair => Assert.Equal(pair.First, pair.Second, bound));
            Assert.Equal(weight, context.AccumulatedWeight);
            Assert.Equal(whole.Weight * (engine.Layout.Dropouts.Count > 0 ? 2 : 1), weight, 1e-12 * weight);
            Assert.Equal(whole.Loss * weight, loss, bound * weight * Math.Max(1, whole.Loss));
        }
    }

    /// <summary>Rows of 90 and of 10 steps, in both precisions and with a penalty: what is accumulated weighs 9 to 1.</summary>
    [Fact]
    public void StepsOfUnequalRows_CountAlike()
    {
        var engine = new UnequalRows(seed: 1).Engine;
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, 400).Select(_ => random.NextSingle())], targets = [.. Enumerable.Range(0, 200).Select(_ => random.NextSingle())];
        using var context = engine.CreateTrainingContext();
        float[] Gradients(Action compute)
        {
            compute();
            return context.Gradients.Values.ToArray();
        }

        void Compute(int row, int rows, int[] lengths, bool accumulate = false) => context.ComputeGradients(
            new() { Inputs = inputs.AsSpan(row * 200, rows * 200), Targets = targets.AsSpan(row * 100, rows * 100), Lengths = lengths }, accumulate);

        var (a, b) = (Gradients(() => Compute(0, 1, [90])), Gradients(() => Compute(1, 1, [10])));
        float[] expected = [.. a.Zip(b, (x, y) => (float)((0.9 * x) + (0.1 * y)))];
        var together = Gradients(() => Compute(0, 2, [90, 10]));
        var apart = Gradients(() =>
        {
            Compute(0, 1, [90]);
            Compute(1, 1, [10], accumulate: true);
        });

        // Sums of 200 terms.
        var bound = 400 * RoundingBound.Unit<float>() * expected.Max(Math.Abs);
        Assert.All(expected.Zip(together), pair => Assert.Equal(pair.First, pair.Second, bound));
        Assert.All(expected.Zip(apart), pair => Assert.Equal(pair.First, pair.Second, bound));
    }
}
