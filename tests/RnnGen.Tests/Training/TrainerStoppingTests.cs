using RnnGen.Tests.Testing;

namespace RnnGen.Tests;

public sealed class TrainerStoppingTests
{
    [Fact]
    public void EarlyStopping_ReturnsToTheBestWeights()
    {
        var network = new LeakyNetwork<double>(LeakyTask.Layout, seed: 1);
        var validation = LeakyTask.HalfwayFrom(network.Weights);
        var weights = new List<double[]>();
        var bests = new List<int>();
        var options = new TrainerOptions { Epochs = 500, NormalizationMode = NormalizationMode.None, EarlyStopping = new(patience: 5) };
        var report = Trainer.For(network, new Sgd(0.02), options).Fit(LeakyTask.Data(), validation, new Watch(r =>
        {
            weights.Add(network.Weights);
            if (r.IsBest)
            {
                bests.Add(r.Epoch);
            }
        }));

        Assert.Equal(StopReason.EarlyStopped, report.StopReason);
        Assert.Equal(report.BestEpoch + 5, report.Epochs.Count);
        Assert.Equal(report.BestLoss, report.Epochs.Min(e => e.ValidationLoss!.Value));
        Assert.Equal(report.Epochs[report.BestEpoch - 1].ValidationLoss, report.BestLoss);
        Assert.InRange(report.BestEpoch, 2, 490);
        Assert.Equal(report.BestEpoch, bests[^1]);
        Assert.Equal(weights[report.BestEpoch - 1], network.Weights);
        Assert.NotEqual(weights[^1], network.Weights);
    }

    [Fact]
    public void MinimumImprovement_IsWhatCountsAsBetter()
    {
        var options = new TrainerOptions { Epochs = 50, EarlyStopping = new(patience: 3, minimumImprovement: 1e9) };
        var report = Trainer.For(new LeakyNetwork<float>(LeakyTask.Layout, seed: 1), new Adam(), options).Fit(LeakyTask.Data());
        Assert.Equal((StopReason.EarlyStopped, 1, 4), (report.StopReason, report.BestEpoch, report.Epochs.Count));
    }

    [Fact]
    public void Cancellation_EndsBetweenTwoBatches()
    {
        using var source = new CancellationTokenSource();
        var (network, seen) = (new LeakyNetwork<float>(LeakyTask.Layout, seed: 1), Array.Empty<float>());
        var report = Trainer.For(network, new Adam(), new() { ReportBatches = true }).Fit(
            LeakyTask.Data(),
            null,
            new Watch(r =>
            {
                if (r is { Epoch: 2, Batch: 3, IsEpochEnd: false })
                {
                    seen = network.Weights;
                    source.Cancel();
                }
            }),
            source.Token);
        Assert.True(report.IsCancelled);
        Assert.Equal((1, 7 + 3), (report.Epochs.Count, report.Steps));
        Assert.Equal(seen, network.Weights);
    }

    [Fact]
    public void ATokenCancelledBefore_LeavesTheWeightsAlone()
    {
        var network = new LeakyNetwork<float>(LeakyTask.Layout, seed: 1);
        var before = network.Weights;
        var report = Trainer.For(network, new Adam(), new() { EarlyStopping = new(1) }).Fit(LeakyTask.Data(), cancellationToken: new(canceled: true));
        Assert.Equal((StopReason.Cancelled, 0, 0L), (report.StopReason, report.Epochs.Count, report.Steps));
        Assert.Equal(before, network.Weights);
    }

    [Fact]
    public void AStepThatIsNotFinite_NeverReachesTheWeights()
    {
        // The square of 3e38 is infinite in single precision.
        var network = new LeakyNetwork<float>(LeakyTask.Layout, seed: 1);
        var options = new TrainerOptions { Epochs = 3, NormalizationMode = NormalizationMode.None, Shuffle = false };
        var report = Trainer.For(network, new Adam(), options).Fit(Poisoned(24, 9));
        Assert.Equal(StopReason.Completed, report.StopReason);
        Assert.Equal((3L, 6L), (report.SkippedSteps, report.Steps));
        Assert.All(report.Epochs, e => Assert.Equal((1, true), (e.SkippedSteps, double.IsFinite(e.Loss))));
        Assert.All(network.Weights, w => Assert.True(float.IsFinite(w)));
        Assert.Contains("epoch 1, batch 2", report.Problem, StringComparison.Ordinal);
        Assert.Contains("'leaky.weight'", report.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void TooManySkippedStepsInARow_EndTraining()
    {
        var network = new LeakyNetwork<float>(LeakyTask.Layout, seed: 1);
        var before = network.Weights;
        var options = new TrainerOptions { BatchSize = 1, NormalizationMode = NormalizationMode.None, Shuffle = false, MaxSkippedSteps = 4 };
        var report = Trainer.For(network, new Sgd(0), options).Fit(Poisoned(20, 3, 4, 5, 8, 9, 10, 11, 12));
        Assert.Equal(StopReason.NotFinite, report.StopReason);
        Assert.Equal((7L, 5L, 0), (report.SkippedSteps, report.Steps, report.Epochs.Count));
        Assert.Contains("batch 4,", report.Problem, StringComparison.Ordinal);
        Assert.Equal(before, network.Weights);
        Assert.Contains("NotFinite", report.ToString(), StringComparison.Ordinal);
    }

    private static SequenceDataset Poisoned(int sequences, params int[] poison)
    {
        var inputs = Leaky.Numbers(sequences * 4 * 2);
        foreach (var sequence in poison)
        {
            inputs[sequence * 4 * 2] = 3e38;
        }

        return SequenceDataset.FromArrays(inputs, Leaky.Numbers(sequences * 4 * 3), 4, 2, 4, 3);
    }
}
