using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>Numbers in double precision, of networks in single precision.</summary>
public sealed class DoublePrecisionTests
{
    private const int Steps = WaveForecaster.Sizes.Steps;

    public static TheoryData<string> Networks => Catalog.Single;

    /// <summary>Where nothing is normalized, and single precision has the numbers, it makes no difference in which precision they are given.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void WhatIsNotNormalized_GivesTheSameBits(string name)
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find(name));
        foreach (var batch in Batches.Of(engine.Layout))
        {
            var (single, wide, where) = (batch.As<float>(), batch.As<double>(), $"{name}, {batch.Rows} rows");
            var outputs = new float[batch.Rows * engine.Layout.OutputSteps * engine.Layout.OutputSize];
            var wideOutputs = new double[outputs.Length];
            engine.Predict(single.Batch, outputs);
            engine.Predict(wide.Batch, wideOutputs);
            Bits.AssertSame<double>(Array.ConvertAll(outputs, static y => (double)y), wideOutputs, where + ": outputs");
            engine.PredictLogits(single.Batch, outputs);
            engine.PredictLogits(wide.Batch, wideOutputs);
            Bits.AssertSame<double>(Array.ConvertAll(outputs, static y => (double)y), wideOutputs, where + ": logits");
            if (engine.Layout.Chooses)
            {
                var (choices, wideChoices) = (new int[batch.Rows * engine.Layout.OutputSteps], new int[batch.Rows * engine.Layout.OutputSteps]);
                engine.Decode(single.Batch, choices);
                engine.Decode(wide.Batch, wideChoices);
                Assert.Equal(choices, wideChoices);
            }

            if (engine.Layout.Loss is null)
            {
                continue;
            }

            using var training = engine.CreateTrainingContext(new() { Seed = 3 });
            using var wideTraining = engine.CreateTrainingContext(new() { Seed = 3 });
            Assert.Equal(training.ComputeGradients(single.Batch), wideTraining.ComputeGradients(wide.Batch));
            Bits.AssertSame<float>(training.Gradients.Values, wideTraining.Gradients.Values, where + ": gradients");
            Assert.Equal(engine.Evaluate(single.Batch), engine.Evaluate(wide.Batch));
        }
    }

    /// <summary>
    /// A wave of height 1 on an offset at which single precision knows no height: it is learned as it is without the offset, is forecast as well, and measured in its own units.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(20_000_000)]
    [InlineData(-1e11)]
    public void AWaveOnALargeOffset_IsForecast(double offset)
    {
        double[] values = [.. Enumerable.Range(0, 600).Select(t => offset + Math.Sin(0.3 * t))];
        var parts = SequenceDataset.FromSeries(TimeSeries.FromValues(values), Steps).SplitByTime(0.7, 0.15);
        var network = new WaveForecaster(seed: 1);
        var options = new TrainerOptions { Epochs = 40, EarlyStopping = new(patience: 10), Clipping = GradientClipping.ByGlobalNorm(1) };
        var trainer = Trainer.For(network, new Adam(learningRate: 0.01), options);
        var untrained = new WaveForecaster(seed: 1);
        untrained.Engine.Normalization = parts.Train.FitNormalization();
        var before = Trainer.For(untrained, new Adam()).Evaluate(parts.Test);
        trainer.Fit(parts.Train, parts.Validation);
        var after = trainer.Evaluate(parts.Test);
        Assert.InRange(before["rmse"], 0.1, 10);
        Assert.InRange(after["rmse"], 1e-6, 0.05);
        Assert.InRange(after.Loss, 1e-12, 0.01);

        var loaded = WaveForecaster.Load(network.Engine.ToBytes());
        using var session = loaded.CreateSession();
        var (next, stepped, squares, count) = (new double[1], new double[1], 0.0, 0);
        for (var t = 510; t + Steps < values.Length; t++)
        {
            loaded.Predict(values.AsSpan(t, Steps), next);
            Assert.InRange(next[0] - values[t + Steps], -0.05, 0.05);
            squares += Math.Pow(next[0] - values[t + Steps], 2);
            count++;
            session.Reset();
            for (var i = t; i < t + Steps; i++)
            {
                session.Step(values.AsSpan(i, 1), stepped);
            }

            Assert.Equal(next, stepped);
        }

        // The test windows are those whose first row is 510 or later. A prediction is rounded to the spacing of doubles at the offset, half of it at most.
        Assert.Equal(parts.Test.Count, count);
        Assert.Equal(after["rmse"], Math.Sqrt(squares / count), 1e-9 + (Math.Abs(offset) * Math.Pow(2, -53)));
    }

    [Fact]
    public void OutputsOfTokens_AreWidened()
    {
        var network = new GruTokens(seed: 1);
        int[] tokens = [1, 2, 3, 4, 5, 6];
        var (outputs, wide) = (new float[66], new double[66]);
        network.Predict(tokens, outputs);
        network.Predict(tokens, wide);
        Assert.Equal(Array.ConvertAll(outputs, static y => (double)y), wide);
    }
}
