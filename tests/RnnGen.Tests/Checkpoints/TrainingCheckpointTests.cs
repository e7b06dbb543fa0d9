using System.Numerics;
using RnnGen.Checkpoints;
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
        var options = new TrainerOptions { Epochs = 500, NormalizationMode = NormalizationMode.None, EarlyStopping = new(patience: 5) };
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

    /// <summary>Each number is signed with a digest of its own. The step would be reached by as many multiplications: 2^62 of them are years.</summary>
    [Theory]
    [InlineData("optimizer.step", "4611686018427387904")]
    [InlineData("optimizer.step", "9223372036854775807")]
    [InlineData("optimizer.step", "9")]
    [InlineData("context.step", "9223372036854775807")]
    [InlineData("skipped.total", "9223372036854775807")]
    [InlineData("skipped.in_a_row", "1")]
    [InlineData("epoch.batch", "2147483647")]
    [InlineData("epoch.skipped", "1")]
    [InlineData("best.epoch", "2")]
    [InlineData("best.stale", "2147483647")]
    public void CountersThatNoRunReaches_AreRefusedAtOnce(string key, string value)
    {
        Fit(new LeakyNetwork<float>(Layout, seed: 1), new Adam(0.01), Options(new(File)) with { Epochs = 1 });
        var file = Resign(System.IO.File.ReadAllBytes(File), metadata => metadata[key] = value);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        AssertRefused(file, $"the metadata '{key}' is {value}, expected at most ");
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 10);
    }

    [Theory]
    [InlineData("best.loss", "NaN", "the metadata 'best.loss' is NaN, expected a number")]
    [InlineData("optimizer.step", "-1", "the metadata 'optimizer.step' is -1, expected at least 0")]
    [InlineData("optimizer.step", "x", "the metadata 'optimizer.step' is 'x', expected a number")]
    [InlineData("optimizer.step", "99999999999999999999", "the metadata 'optimizer.step' is '99999999999999999999', expected a number")]
    public void NumbersThatAreNone_AreRefused(string key, string value, string message)
    {
        Fit(new LeakyNetwork<float>(Layout, seed: 1), new Adam(0.01), Options(new(File)) with { Epochs = 1 });
        AssertRefused(Resign(System.IO.File.ReadAllBytes(File), metadata => metadata[key] = value), message);
    }

    [Fact]
    public void WeightsAndEpochsThatNoRunHas_AreRefused()
    {
        Fit(new LeakyNetwork<float>(Layout, seed: 1), new Adam(0.01), Options(new(File)) with { Epochs = 2 });
        var whole = System.IO.File.ReadAllBytes(File);
        AssertRefused(Resign(whole, change: SpoilWeight), "tensor 'weights/leaky.weight' has NaN at [1, 1], expected a finite number");
        AssertRefused(Resign(whole, history: rows => rows[8] = 0.5), "epoch 2 has 0.5 skipped steps, expected an integer of 0 to ");
        AssertRefused(Resign(whole, history: rows => rows[3] = double.NaN), "epoch 1 has NaN skipped steps");
        AssertRefused(Resign(whole, history: rows => rows[3] = 1e300), "epoch 1 has 1E+300 skipped steps");

        static void SpoilWeight(string name, float[] values)
        {
            if (name == "weights/leaky.weight")
            {
                values[3] = float.NaN;
            }
        }
    }

    [Fact]
    public void WhereNoCheckpointCanBeWritten_TrainingDoesNotBegin()
    {
        var taken = Path.Combine(_directory, "taken");
        System.IO.File.WriteAllText(taken, "a file");
        List<string> paths = [Path.Combine(taken, "run"), _directory, Path.Combine(_directory, new string('n', 256))];
        if (OperatingSystem.IsLinux())
        {
            paths.Add("/sys/rnngen.safetensors"); // Nobody may make files there.
        }

        foreach (var path in paths)
        {
            var (network, epochs) = (new LeakyNetwork<float>(Layout, seed: 1), 0);
            var before = network.Weights;
            var error = Assert.Throws<IOException>(() => Fit(network, new Adam(0.01), Options(new(path)), new Watch(_ => epochs++)));
            Assert.StartsWith($"{path}: no checkpoint can be written there. ", error.Message, StringComparison.Ordinal);
            Assert.Contains("Training has not begun.", error.Message, StringComparison.Ordinal);
            Assert.Equal(0, epochs);
            Assert.Equal(before, network.Weights);
            Assert.Null(network.Engine.Normalization);
        }

        Assert.Equal([taken], Directory.GetFileSystemEntries(_directory));
    }

    [Fact]
    public void BeforeTheFirstEpoch_NoFileIsLeft_AndAnOldOneStays()
    {
        var files = new List<string[]>();
        var watch = new Watch(_ => files.Add(Directory.GetFileSystemEntries(_directory)));
        Fit(new LeakyNetwork<float>(Layout, seed: 1), new Adam(0.01), Options(new(File, everyEpochs: 6)), watch);
        Assert.Equal(6, files.Count);
        Assert.All(files, found => Assert.Empty(found));

        var before = System.IO.File.ReadAllBytes(File);
        watch = new Watch(_ => Assert.Equal(before, System.IO.File.ReadAllBytes(File)));
        Fit(new LeakyNetwork<float>(Layout, seed: 2), new Adam(0.01), Options(new(File, everyEpochs: 6)), watch);
        Assert.NotEqual(before, System.IO.File.ReadAllBytes(File));
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
        AssertMismatch("teacher forcing", new Adam(0.01), options with { TeacherForcingSchedule = new CosineDecay(9) });
        AssertMismatch("plateau", new Adam(0.01), options with { ReduceOnPlateau = new() });
        AssertMismatch("gradient noise", new Adam(0.01), options with { GradientNoise = new() });
        AssertMismatch("weight average", new Adam(0.01), options with { WeightAverage = new ExponentialMovingAverage() });
        AssertMismatch("parameter groups", new Adam(0.01), options with { ParameterGroups = [new("leaky") { LearningRateFactor = 2 }] });
        AssertMismatch("frozen", new Adam(0.01), options with { Frozen = ["leaky.bias"] });
        AssertMismatch("batch size", new Adam(0.01), options with { BatchSize = 4 });
        AssertMismatch("early stopping", new Adam(0.01), options with { EarlyStopping = null });
        AssertMismatch("early stopping", new Adam(0.01), options with { EarlyStopping = new(patience: 20, minimumImprovement: 0.5) });
        AssertMismatch("normalization", new Adam(0.01), options with { NormalizationMode = NormalizationMode.MinMax });
        AssertMismatch("normalization", new Adam(0.01), options with { NormalizationMode = NormalizationMode.None });
        AssertMismatch("penalties", new Adam(0.01), options, layout: Layout with { L2 = 0.02 });
        AssertMismatch("dropout", new Adam(0.01), options, layout: Layout with { Rate = 0.5 });
        AssertMismatch("loss", new Adam(0.01), options, layout: Layout with { Loss = LossKind.MeanAbsoluteError });
        AssertMismatch("loss", new Adam(0.01), options, layout: Layout with { LossOptions = "Delta 0.5" });
        AssertMismatch("training data", new Adam(0.01), options, train: LeakyTask.Data(30, from: 3));
        AssertMismatch("validation data", new Adam(0.01), options, validation: LeakyTask.Data(9));
    }

    /// <summary>Every option is either refused, above, or here: it changes when a run ends, never what a step does.</summary>
    [Fact]
    public void WhatChangesNoStep_MayDiffer()
    {
        var expected = new LeakyNetwork<float>(Layout, seed: 1);
        Fit(expected, new Adam(0.01), Options(null));
        Fit(new LeakyNetwork<float>(Layout, seed: 1), new Adam(0.01), Options(new(File)) with { Epochs = 2, EarlyStopping = new(patience: 3), NormalizationMode = null });
        var resumed = new LeakyNetwork<float>(Layout, seed: 5);
        Fit(resumed, new Adam(0.01), Options(new(File, everyEpochs: 3, resume: true)) with
        {
            EarlyStopping = new(patience: 20),
            NormalizationMode = NormalizationMode.Standardize,
            MaxSkippedSteps = 3,
            ReportBatches = true,
            MaxDegreeOfParallelism = 2,
        });
        Assert.Equal(expected.Weights, resumed.Weights);
        Assert.Equal(
            [
                "BatchSize", "Checkpoint", "Clipping", "EarlyStopping", "Epochs", "Frozen", "GradientNoise", "MaxDegreeOfParallelism", "MaxSkippedSteps", "NormalizationMode",
                "ParameterGroups", "ReduceOnPlateau", "ReportBatches", "Schedule", "Seed", "Shuffle", "TeacherForcingSchedule", "WeightAverage",
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

    /// <summary>The checkpoint with other metadata, weights or epochs, and the digest that goes with them.</summary>
    private static byte[] Resign(byte[] file, Action<Dictionary<string, string>>? metadata = null, Action<string, float[]>? change = null, Action<double[]>? history = null)
    {
        var header = SafetensorsReader.Read("bytes", file, out var data);
        var tensors = new List<SafetensorsSource>();
        foreach (var entry in header.Entries)
        {
            var shape = Array.ConvertAll(entry.Shape, length => (int)length);
            if (entry.Type == "F64")
            {
                var rows = SafetensorsNumbers.Decode<double>(entry, data);
                history?.Invoke(rows);
                tensors.Add(SafetensorsSource.Of(entry.Name, shape, rows));
            }
            else
            {
                var values = SafetensorsNumbers.Decode<float>(entry, data);
                change?.Invoke(entry.Name, values);
                tensors.Add(SafetensorsSource.Of(entry.Name, shape, values));
            }
        }

        var written = new Dictionary<string, string>(header.Metadata);
        metadata?.Invoke(written);
        written[CheckpointDigest.Key] = CheckpointDigest.Of(written, target => tensors.ForEach(tensor => tensor.Write(target)));
        using var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, tensors, written);
        return stream.ToArray();
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
