namespace RnnGen.Integration.Tests;

/// <summary>Training on several inputs: what stands at the steps, what belongs to the sequence, and what is known of the output's steps.</summary>
public sealed class SeveralInputTrainingTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("rnngen").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    /// <summary>The targets are made of one input of each kind at each span; who does not read one of them keeps its share of the variance.</summary>
    [Fact]
    public void DemandOfAllInputs_IsLearned()
    {
        var network = new DemandForecaster(seed: 1);
        var trainer = Trainer.For(network, new Adam(learningRate: 0.01), new() { Epochs = 40, Clipping = GradientClipping.ByGlobalNorm(1), Seed = 2 });
        var (train, validation, test) = (Demand(400, seed: 1), Demand(60, seed: 2), Demand(100, seed: 3));
        network.Normalization = train.FitNormalization();
        var before = trainer.Evaluate(test);
        var report = trainer.Fit(train, validation);
        var after = trainer.Evaluate(test);

        Assert.Equal(40, report.Epochs.Count);
        Assert.True(report.Epochs[^1].ValidationLoss < report.Epochs[0].ValidationLoss, "The validation loss does not fall.");

        // Of normalized targets, the variance is 1. Each of the four parts of Demand has a fifth of it or more.
        Assert.True(before.Loss > 0.5, before.ToString());
        Assert.True(after.Loss < 0.1, after.ToString());
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 7)]
    public void AResumedRun_GivesTheBitsOfAnUninterruptedOne(int epoch, int batch)
    {
        var (data, validation) = (Demand(37, seed: 4), Demand(9, seed: 5));
        var options = new TrainerOptions { Epochs = 3, ReportBatches = true, Seed = 9 };
        var whole = new DemandForecaster(5);
        Trainer.For(whole, new Adam(0.02), options).Fit(data, validation);

        var path = Path.Combine(_directory, "demand.safetensors");
        using var source = new CancellationTokenSource();
        Trainer.For(new DemandForecaster(5), new Adam(0.02), options with { Checkpoint = new(path) }).Fit(data, validation, new Stop(epoch, batch, source), source.Token);
        Assert.True(source.IsCancellationRequested);
        var resumed = new DemandForecaster(77);
        Trainer.For(resumed, new Adam(0.02), options with { Checkpoint = new(path, resume: true) }).Fit(data, validation);
        Assert.Equal(whole.Parameters.Values.ToArray(), resumed.Parameters.Values.ToArray());
        Assert.Equal(whole.Normalization, resumed.Normalization);
    }

    /// <summary>One other token of a sequence makes other data, and a checkpoint belongs to its data.</summary>
    [Fact]
    public void ARunOnOtherStaticTokens_IsNotResumed()
    {
        var path = Path.Combine(_directory, "demand.safetensors");
        var options = new TrainerOptions { Epochs = 2 };
        var rows = Rows(10, seed: 6);
        Trainer.For(new DemandForecaster(5), new Adam(), options with { Epochs = 1, Checkpoint = new(path) }).Fit(DemandForecaster.CreateDataset(NamedBatches.OfDemand(rows)));
        rows.Tokens("product")[3] = (rows.Tokens("product")[3] + 1) % 4;
        var trainer = Trainer.For(new DemandForecaster(5), new Adam(), options with { Checkpoint = new(path, resume: true) });
        var error = Assert.ThrowsAny<Exception>(() => trainer.Fit(DemandForecaster.CreateDataset(NamedBatches.OfDemand(rows))));
        Assert.Contains("training data", error.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// Features count at the steps of their span that a row has, in rows of which some target counts. What does not count stands out by its size. The numbers are multiples of 1/256, so that sums of them are exact;
    /// of the squares of the at most 48 distances, each at most 4, every sum is rounded by less than 48 * 4 * 2^-53.
    /// </summary>
    [Fact]
    public void Normalization_IsMeasuredOverAllSpans()
    {
        const double Rounding = 48 * 48 * 4 * 1.2e-16;
        var rows = Rows(8, seed: 7);
        (rows.Lengths, rows.TargetLengths) = ([6, 0, 3, 1, 6, 5, 2, 4], [4, 4, 2, 0, 1, 3, 4, 4]);
        rows.StepWeights = [.. Enumerable.Range(0, 32).Select(i => i / 4 == 6 ? 0.0 : 1)];
        Func<int, bool> counts = row => rows.Lengths[row] > 0 && rows.TargetLengths[row] > 0 && row != 6;
        Func<int, int> steps = row => rows.Lengths[row], once = _ => 1, outputs = row => rows.TargetLengths[row];
        var (means, scales) = (new List<double>(), new List<double>());
        foreach (var (input, size, entries, valid) in new[]
        {
            ("sales", 1, 6, steps), ("weather", 2, 6, steps), ("location", 2, 1, once), ("size", 1, 1, once), ("price", 1, 4, outputs), ("forecast", 2, 4, outputs),
        })
        {
            for (var feature = 0; feature < size; feature++)
            {
                var values = new List<double>();
                for (var i = 0; i < 8 * entries; i++)
                {
                    if (counts(i / entries) && i % entries < valid(i / entries))
                    {
                        values.Add(rows.Numbers(input)[(i * size) + feature]);
                    }
                    else
                    {
                        rows.Numbers(input)[(i * size) + feature] = 1e6;
                    }
                }

                means.Add(values.Average());
                scales.Add(Math.Sqrt(values.Sum(x => (x - means[^1]) * (x - means[^1])) / values.Count));
            }
        }

        var dataset = DemandForecaster.CreateDataset(NamedBatches.OfDemand(rows));
        var normalization = dataset.FitNormalization();
        Assert.Equal(means, normalization.InputMean);
        Assert.All(scales.Zip(normalization.InputScale), pair => Assert.InRange(pair.Second - pair.First, -Rounding, Rounding));
        Assert.Single(normalization.TargetMean);

        var network = new DemandForecaster(seed: 1);
        Trainer.For(network, new Adam(), new() { Epochs = 1 }).Fit(dataset);
        Assert.Equal(normalization, network.Normalization);
    }

    /// <summary>Each number is brought to its own mean and scale: a network that is normalized computes what one that is not computes on normalized numbers.</summary>
    [Fact]
    public void Normalization_IsAppliedToEachInput()
    {
        // Means and scales of few binary digits, so that numbers brought to other units and back are the same.
        double[] mean = [1, -2, 3, 0.5, -8, 16, 4, -1, 2], scale = [2, 4, 0.5, 8, 1, 16, 0.25, 2, 4];
        var (plain, normalized) = (new DemandForecaster(seed: 2), new DemandForecaster(seed: 2) { Normalization = new(mean, scale) });
        var (rows, moved) = (new InputRows<double>(DemandForecaster.Description, 4, seed: 8), new InputRows<double>(DemandForecaster.Description, 4, seed: 8));
        var first = 0;
        foreach (var input in DemandForecaster.Description.Inputs.Where(input => input.Features > 0))
        {
            var numbers = moved.Numbers(input.Name);
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = (numbers[i] * scale[first + (i % input.Features)]) + mean[first + (i % input.Features)];
            }

            first += input.Features;
        }

        var (expected, actual) = (rows.NewOutputs(), rows.NewOutputs());
        plain.Predict(NamedBatches.OfDemand(rows), expected);
        normalized.Predict(NamedBatches.OfDemand(moved), actual);
        Assert.Equal(mean.Length, first);
        Bits.AssertSame<double>(expected, actual, "outputs");
    }

    [Fact]
    public void Normalization_IsSavedWithTheWeights()
    {
        var network = new DemandForecaster(seed: 3) { Normalization = Demand(20, seed: 9).FitNormalization() };
        var path = Path.Combine(_directory, "saved.safetensors");
        network.Save(path);
        var loaded = DemandForecaster.Load(path);
        var rows = new InputRows<float>(DemandForecaster.Description, 5, seed: 10);
        var (expected, actual) = (rows.NewOutputs(), rows.NewOutputs());
        network.Predict(NamedBatches.OfDemand(rows), expected);
        loaded.Predict(NamedBatches.OfDemand(rows), actual);

        Assert.Equal(network.Normalization, loaded.Normalization);
        Assert.Equal(expected, actual);
        Assert.Throws<ArgumentException>(() => loaded.Normalization = new([1, 2, 3], [1, 1, 1]));
    }

    private static SequenceDataset Demand(int count, int seed) => DemandForecaster.CreateDataset(NamedBatches.OfDemand(Rows(count, seed)));

    /// <summary>Rows whose targets follow from the last sales, the shop, the price of the day and its promotion.</summary>
    private static InputRows<double> Rows(int count, int seed)
    {
        var rows = new InputRows<double>(DemandForecaster.Description, count, seed);
        for (var i = 0; i < count * 4; i++)
        {
            // The deviations: of numbers from -1 to 1 0.58, of five shops 1.41, of three promotions 0.82.
            rows.Targets[i] = rows.Numbers("sales")[(i / 4 * 6) + 5] + (0.4 * rows.Tokens("store")[i / 4]) + rows.Numbers("price")[i] + (0.7 * rows.Tokens("comingPromotion")[i]);
        }

        return rows;
    }

    private sealed class Stop(int epoch, int batch, CancellationTokenSource source) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Epoch == epoch && value.Batch == batch)
            {
                source.Cancel();
            }
        }
    }
}
