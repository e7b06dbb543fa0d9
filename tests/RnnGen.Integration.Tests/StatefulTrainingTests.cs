using RnnGen.Runtime;

namespace RnnGen.Integration.Tests;

/// <summary>Training on a long sequence in windows: the delayed echo. Of a window of 15 alone, three bits cannot be known, so 0.9 is the most that forgetting allows.</summary>
public sealed class StatefulTrainingTests : IDisposable
{
    private const int Rows = 20;
    private const int Steps = 15;
    private const int Delay = 3;

    private static readonly TrainerOptions Options = new() { Epochs = 8, Clipping = GradientClipping.ByGlobalNorm(1) };

    private readonly string _directory = Directory.CreateTempSubdirectory("rnngen").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void DelayedEcho_IsLearned_AcrossWindows(int seed)
    {
        var network = new Echo(seed);
        var trainer = Trainer.For(network, new Adam(0.02), Options);
        var report = trainer.Fit(Bits(windows: 60, seed).Continuous(Rows));

        var test = Bits(windows: 20, seed + 100).Continuous(Rows);
        Assert.True(trainer.Evaluate(test)["accuracy"] >= 0.99, trainer.Evaluate(test).ToString());
        Assert.InRange(StatelessAccuracy(network, test), 0.8, 0.95);
        Assert.All(report.Epochs, epoch => Assert.Equal(Steps, epoch.GradientFlow!["gru"].Norms.Count));
    }

    /// <summary>Batches in their order, zero states at the beginning of each epoch: what a loop of one's own does.</summary>
    [Fact]
    public void Fit_CarriesStatesThroughAnEpoch_AndBeginsEachWithZeros()
    {
        var data = Bits(windows: 7, seed: 3).Continuous(Rows);
        var (fitted, own) = (new Echo(5), new Echo(5));
        Trainer.For(fitted, new Sgd(0.5), new() { Epochs = 3 }).Fit(data);

        using var context = own.CreateTrainingContext();
        var optimizer = new Sgd(0.5).Bind(own.Parameters, own.Engine.Width);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            context.ResetStates();
            var buffer = new BatchBuffer<float>(data, Rows);
            for (var start = 0; start < data.Count; start += Rows)
            {
                var batch = buffer.Fill(data, start, Rows);
                context.ComputeGradients(new() { Inputs = batch.Inputs, Targets = batch.Targets });
                optimizer.Apply(context.Gradients);
            }
        }

        Assert.Equal(own.Parameters.Values.ToArray(), fitted.Parameters.Values.ToArray());
        var carried = new Echo(5);
        using var without = carried.CreateTrainingContext();
        var first = new BatchBuffer<float>(data, Rows).Fill(data, 0, Rows);
        Assert.NotEqual(
            without.ComputeGradients(new() { Inputs = first.Inputs, Targets = first.Targets }).Loss,
            without.ComputeGradients(new() { Inputs = first.Inputs, Targets = first.Targets }).Loss);
    }

    /// <summary>In the midst of an epoch the states belong to the run, and so to its checkpoint.</summary>
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 6)]
    public void AResumedRun_GivesTheBitsOfAnUninterruptedOne(int epoch, int batch)
    {
        var data = Bits(windows: 7, seed: 3).Continuous(Rows);
        var options = new TrainerOptions { Epochs = 3, ReportBatches = true };
        var whole = new Echo(5);
        Trainer.For(whole, new Adam(0.02), options).Fit(data, data);

        var path = Path.Combine(_directory, "echo.safetensors");
        using var source = new CancellationTokenSource();
        Trainer.For(new Echo(5), new Adam(0.02), options with { Checkpoint = new(path) }).Fit(data, data, new Stop(epoch, batch, source), source.Token);
        var resumed = new Echo(77);
        Trainer.For(resumed, new Adam(0.02), options with { Checkpoint = new(path, resume: true) }).Fit(data, data);
        Assert.Equal(whole.Parameters.Values.ToArray(), resumed.Parameters.Values.ToArray());
    }

    /// <summary>A session streams over the borders of windows; evaluation does what it does.</summary>
    [Fact]
    public void Session_GivesTheBitsOfContinuedWindows()
    {
        var network = new Echo(4);
        var data = Bits(windows: 4, seed: 9).Continuous(Rows);
        var states = new RowStates<float>(network.Engine.Layout);
        var (expected, actual) = (new List<float>(), new List<float>());
        using var session = network.CreateSession();
        foreach (var batch in data.Batches(new BatchBuffer<float>(data, Rows)))
        {
            var outputs = new float[Rows * Steps];
            network.Engine.Predict(batch, outputs, logits: default, states);
            expected.AddRange(outputs.AsSpan(Steps, Steps));
            var y = new float[1];
            for (var t = 0; t < Steps; t++)
            {
                session.Step(batch.Inputs.Slice(Steps + t, 1), y);
                actual.Add(y[0]);
            }
        }

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void SequencesThatDoNotContinueEachOther_AreRefused()
    {
        var trainer = Trainer.For(new Echo(1), new Adam());
        var data = Bits(windows: 4, seed: 1);
        Assert.Contains("Continuous(20)", Assert.Throws<ArgumentException>(() => trainer.Fit(data)).Message, StringComparison.Ordinal);
        Assert.Contains("an order for batches of 10", Assert.Throws<ArgumentException>(() => trainer.Fit(data.Continuous(Rows), data.Continuous(10))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => trainer.Evaluate(data));
        Assert.Single(Trainer.For(new Echo(1), new Adam(), new() { Epochs = 1, BatchSize = 10 }).Fit(data.Continuous(10)).Epochs);
    }

    /// <summary>One long row of random bits, as many windows as rows times <paramref name="windows"/>; the target is the bit of three steps ago.</summary>
    private static SequenceDataset Bits(int windows, int seed)
    {
        var random = new Random(seed);
        double[] bits = [.. Enumerable.Range(0, Rows * windows * Steps).Select(_ => (double)random.Next(2))];
        return SequenceDataset.FromArrays(bits, [.. new double[Delay], .. bits.SkipLast(Delay)], Steps, outputSteps: Steps);
    }

    private static double StatelessAccuracy(Echo network, SequenceDataset data)
    {
        var (right, outputs) = (0, new float[Rows * Steps]);
        foreach (var batch in data.Batches(new BatchBuffer<float>(data, Rows)))
        {
            network.Predict(batch, outputs);
            for (var i = 0; i < outputs.Length; i++)
            {
                right += (outputs[i] >= 0.5f) == (batch.Targets[i] == 1) ? 1 : 0;
            }
        }

        return (double)right / (data.Count * Steps);
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
