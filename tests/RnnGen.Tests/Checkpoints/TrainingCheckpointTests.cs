using System.Numerics;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests;

public sealed class TrainingCheckpointTests : IDisposable
{
    private static readonly LeakyLayout Layout = LeakyTask.Layout with { Rate = 0.25, L2 = 0.01, TeacherForcing = TeacherForcing.Scheduled };

    private readonly string _directory = Directory.CreateTempSubdirectory("rnngen").FullName;

    public static TheoryData<string> Optimizers => OptimizerCatalog.Names;

    private string File => Path.Combine(_directory, "run.safetensors");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void AResumedRun_GivesTheBitsOfAnUninterruptedOne(string name)
    {
        var optimizer = OptimizerCatalog.All[name].Optimizer;
        AssertResumes<float>(optimizer, epoch: 3, batch: 2);
        AssertResumes<double>(optimizer, epoch: 1, batch: 7);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(5, 6)]
    public void AnyMoment_CanBeResumedFrom(int epoch, int batch) => AssertResumes<float>(new AdamW(0.01), epoch, batch);

    [Theory]
    [InlineData(1, 3)]
    [InlineData(4, 0)]
    [InlineData(5, 6)]
    public void EveryOptionOfTheSteps_IsResumed(int epoch, int batch)
    {
        var options = Options(null) with
        {
            Schedule = new OneCycle(42),
            ReduceOnPlateau = new(factor: 0.5, patience: 0, threshold: 0.3),
            WeightAverage = new ExponentialMovingAverage(0.9, warmUp: true),
            Clipping = GradientClipping.Adaptive(0.05),
            GradientNoise = new(0.001),
            ParameterGroups = [new("leaky.bias") { LearningRateFactor = 0.5, WeightDecay = 0 }],
        };
        AssertResumes<float>(new AdamW(0.05), epoch, batch, options);
        AssertResumes<float>(new AdamW(0.05), epoch, batch, options with { EarlyStopping = null });
        AssertResumes<double>(new Nadam(0.05), epoch, batch, options with { Frozen = ["leaky.weight"] });
        AssertResumes<double>(new AveragedSgd(0.05, start: 9), epoch, batch, options with { WeightAverage = null, EarlyStopping = null });
    }

    [Fact]
    public void TheBestWeights_SurviveAnInterruption()
    {
        var whole = new LeakyNetwork<double>(LeakyTask.Layout, seed: 1);
        var validation = LeakyTask.HalfwayFrom(whole.Weights);
        var options = new TrainerOptions { Epochs = 500, Normalize = NormalizationMode.None, EarlyStopping = new(patience: 5) };
        var expected = Trainer.For(whole, new Sgd(0.02), options).Fit(LeakyTask.Data(), validation);

        using var source = new CancellationTokenSource();
        var watch = new Watch(r =>
        {
            if (r.Epoch == expected.BestEpoch + 2)
            {
                source.Cancel();
            }
        });
        var first = new LeakyNetwork<double>(LeakyTask.Layout, seed: 1);
        Trainer.For(first, new Sgd(0.02), options with { Checkpoint = new(File) }).Fit(LeakyTask.Data(), validation, watch, source.Token);
        var resumed = new LeakyNetwork<double>(LeakyTask.Layout, seed: 77);
        var actual = Trainer.For(resumed, new Sgd(0.02), options with { Checkpoint = new(File, resume: true) }).Fit(LeakyTask.Data(), validation);
        Assert.Equal((StopReason.EarlyStopped, expected.BestEpoch, expected.Epochs.Count), (actual.StopReason, actual.BestEpoch, actual.Epochs.Count));
        Assert.Equal(whole.Weights, resumed.Weights);
    }

    [Fact]
    public void MoreEpochs_GoOnFromTheLast()
    {
        var whole = new LeakyNetwork<float>(Layout, seed: 1);
        var report = Fit(whole, new Adam(0.01), Options(null) with { Epochs = 5 });
        var network = new LeakyNetwork<float>(Layout, seed: 1);
        Fit(network, new Adam(0.01), Options(new(File)) with { Epochs = 3 });
        var second = Fit(network, new Adam(0.01), Options(new(File, resume: true)) with { Epochs = 5 });
        Assert.Equal(whole.Weights, network.Weights);
        Assert.Equal(Losses(report), Losses(second));
    }

    [Fact]
    public void ADamagedFile_IsRefusedAndNothingChanges()
    {
        Fit(new LeakyNetwork<float>(Layout, seed: 1), new Adam(0.01), Options(new(File)) with { Epochs = 1 });
        var bytes = System.IO.File.ReadAllBytes(File);
        for (var i = 0; i < bytes.Length; i += 11)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[i] ^= 1;
            AssertRefused(damaged, "");
        }

        AssertRefused(bytes[..^1], "truncated");
        AssertRefused([.. bytes, 0], "expected");
        AssertRefused([], "truncated");
    }

    [Fact]
    public void AnotherRunsFile_IsRefusedByWhatDiffers()
    {
        Fit(new LeakyNetwork<float>(Layout, seed: 1), new Adam(0.01), Options(new(File)) with { Epochs = 1 });
        var options = Options(new(File, resume: true));
        AssertMismatch("optimizer", new Adam(0.02), options);
        AssertMismatch("seed", new Adam(0.01), options with { Seed = 8 });
        AssertMismatch("schedule", new Adam(0.01), options with { Schedule = Schedule.Constant });
        AssertMismatch("clipping", new Adam(0.01), options with { Clipping = GradientClipping.None });
        AssertMismatch("teacher forcing", new Adam(0.01), options with { TeacherForcing = new CosineDecay(9) });
        AssertMismatch("plateau", new Adam(0.01), options with { ReduceOnPlateau = new() });
        AssertMismatch("gradient noise", new Adam(0.01), options with { GradientNoise = new() });
        AssertMismatch("weight average", new Adam(0.01), options with { WeightAverage = new ExponentialMovingAverage() });
        AssertMismatch("parameter groups", new Adam(0.01), options with { ParameterGroups = [new("leaky") { LearningRateFactor = 2 }] });
        AssertMismatch("frozen", new Adam(0.01), options with { Frozen = ["leaky.bias"] });
        AssertMismatch("batch size", new Adam(0.01), options with { BatchSize = 4 });
        AssertMismatch("early stopping", new Adam(0.01), options with { EarlyStopping = null });
        AssertMismatch("early stopping", new Adam(0.01), options with { EarlyStopping = new(patience: 20, minimumImprovement: 0.5) });
        AssertMismatch("normalization", new Adam(0.01), options with { Normalize = NormalizationMode.MinMax });
        AssertMismatch("normalization", new Adam(0.01), options with { Normalize = NormalizationMode.None });
        AssertMismatch("penalties", new Adam(0.01), options, layout: Layout with { L2 = 0.02 });
        AssertMismatch("dropout", new Adam(0.01), options, layout: Layout with { Rate = 0.5 });
        AssertMismatch("loss", new Adam(0.01), options, layout: Layout with { Loss = LossKind.MeanAbsoluteError });
        AssertMismatch("training data", new Adam(0.01), options, train: LeakyTask.Data(30, from: 3));
        AssertMismatch("validation data", new Adam(0.01), options, validation: LeakyTask.Data(9));
    }

    /// <summary>Every option is either refused, above, or here: it changes when a run ends, never what a step does.</summary>
    [Fact]
    public void WhatChangesNoStep_MayDiffer()
    {
        var expected = new LeakyNetwork<float>(Layout, seed: 1);
        Fit(expected, new Adam(0.01), Options(null));
        Fit(new LeakyNetwork<float>(Layout, seed: 1), new Adam(0.01), Options(new(File)) with { Epochs = 2, EarlyStopping = new(patience: 3), Normalize = null });
        var resumed = new LeakyNetwork<float>(Layout, seed: 5);
        Fit(resumed, new Adam(0.01), Options(new(File, everyEpochs: 3, resume: true)) with
        {
            EarlyStopping = new(patience: 20),
            Normalize = NormalizationMode.Standardize,
            MaxSkippedSteps = 3,
            ReportBatches = true,
            DegreeOfParallelism = 2,
        });
        Assert.Equal(expected.Weights, resumed.Weights);
        Assert.Equal(
            [
                "BatchSize", "Checkpoint", "Clipping", "DegreeOfParallelism", "EarlyStopping", "Epochs", "Frozen", "GradientNoise", "MaxSkippedSteps", "Normalize",
                "ParameterGroups", "ReduceOnPlateau", "ReportBatches", "Schedule", "Seed", "Shuffle", "TeacherForcing", "WeightAverage",
            ],
            typeof(TrainerOptions).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AFileOfWeights_IsNoCheckpoint()
    {
        using (var stream = new MemoryStream())
        {
            RnnGen.Checkpoints.NetworkFile.Write(new LeakyNetwork<float>(Layout, seed: 1).Engine, stream);
            AssertRefused(stream.ToArray(), "expected a checkpoint");
        }
    }

    [Fact]
    public void Checkpoints_LeaveNoTemporaryFiles()
    {
        Fit(new LeakyNetwork<float>(Layout, seed: 1), new Adam(0.01), Options(new(File, everyEpochs: 2)));
        Assert.Equal([File], Directory.GetFiles(_directory));
    }

    [Fact]
    public void WithoutResume_TrainingBeginsAnew()
    {
        var (first, second) = (new LeakyNetwork<float>(Layout, seed: 1), new LeakyNetwork<float>(Layout, seed: 1));
        Fit(first, new Adam(0.01), Options(new(File)));
        Fit(second, new Adam(0.01), Options(new(File)));
        Assert.Equal(first.Weights, second.Weights);
        Assert.Throws<ArgumentException>("path", () => new CheckpointOptions(" "));
        Assert.Throws<ArgumentOutOfRangeException>("everyEpochs", () => new CheckpointOptions("x", 0));
    }

    private static TrainerOptions Options(CheckpointOptions? checkpoint) => new()
    {
        Epochs = 6,
        Seed = 7,
        Clipping = GradientClipping.ByGlobalNorm(0.5),
        Schedule = new LinearWarmUp(5, new CosineDecay(40)),
        EarlyStopping = new(patience: 20),
        Checkpoint = checkpoint,
    };

    private static TrainingReport Fit<T>(
        LeakyNetwork<T> network, Optimizer optimizer, TrainerOptions options, IProgress<TrainingProgress>? progress = null, CancellationToken token = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Trainer.For(network, optimizer, options).Fit(LeakyTask.Data(), LeakyTask.Data(9, from: 900), progress, token);

    private static IEnumerable<(double, double?)> Losses(TrainingReport report) => report.Epochs.Select(e => (e.Loss, e.ValidationLoss));

    /// <summary>Interrupts a run after a batch (0: after the epoch before), and resumes it with a network that knows nothing of it.</summary>
    private void AssertResumes<T>(Optimizer optimizer, int epoch, int batch, TrainerOptions? given = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        System.IO.File.Delete(File);
        var options = given ?? Options(null);
        var whole = new LeakyNetwork<T>(Layout, seed: 1);
        var expected = Fit(whole, optimizer, options);
        using var source = new CancellationTokenSource();
        var watch = new Watch(r =>
        {
            if (batch == 0 ? r.Epoch == epoch - 1 && r.IsEpochEnd : r.Epoch == epoch && r.Batch == batch && !r.IsEpochEnd)
            {
                source.Cancel();
            }
        });
        var interrupted = Fit(new LeakyNetwork<T>(Layout, seed: 1), optimizer, options with { Checkpoint = new(File), ReportBatches = true }, watch, source.Token);
        Assert.True(interrupted.IsCancelled);
        Assert.Equal(epoch - 1, interrupted.Epochs.Count);

        var resumed = new LeakyNetwork<T>(Layout, seed: 77);
        var actual = Fit(resumed, optimizer, options with { Checkpoint = new(File, resume: true) });
        Assert.Equal(whole.Weights, resumed.Weights);
        Assert.Equal(whole.Engine.Normalization, resumed.Engine.Normalization);
        Assert.Equal(Losses(expected), Losses(actual));
        Assert.Equal((expected.Steps, expected.BestEpoch, expected.BestLoss), (actual.Steps, actual.BestEpoch, actual.BestLoss));
    }

    private void AssertRefused(byte[] file, string message)
    {
        System.IO.File.WriteAllBytes(File, file);
        var network = new LeakyNetwork<float>(Layout, seed: 5);
        var before = network.Weights;
        var error = Assert.Throws<SafetensorsException>(() => Fit(network, new Adam(0.01), Options(new(File, resume: true))));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Weights);
        Assert.Null(network.Engine.Normalization);
        Assert.Equal(file, System.IO.File.ReadAllBytes(File));
    }

    private void AssertMismatch(
        string what, Optimizer optimizer, TrainerOptions options, SequenceDataset? train = null, SequenceDataset? validation = null, LeakyLayout? layout = null)
    {
        var network = new LeakyNetwork<float>(layout ?? Layout, seed: 5);
        var before = network.Weights;
        var error = Assert.Throws<SafetensorsException>(
            () => Trainer.For(network, optimizer, options).Fit(train ?? LeakyTask.Data(), validation ?? LeakyTask.Data(9, from: 900)));
        Assert.Contains($"its {what} is", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Weights);
    }
}
