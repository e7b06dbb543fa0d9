using RnnGen.Tests.Testing;

namespace RnnGen.Tests;

public sealed class TrainerTests
{
    public static TheoryData<string> Optimizers => OptimizerCatalog.Names;

    [Fact]
    public void Training_FindsTheTeachersWeights()
    {
        var network = new LeakyNetwork<double>(LeakyTask.Layout, seed: 1);
        var options = new TrainerOptions { Epochs = 300, NormalizationMode = NormalizationMode.None, Clipping = GradientClipping.ByGlobalNorm(1) };
        var report = Trainer.For(network, new Adam(0.03), options).Fit(LeakyTask.Data(), LeakyTask.Data(10, from: 5_000));
        var teacher = Leaky.Engine(LeakyTask.Layout, seed: 9).Parameters;
        Assert.Equal(StopReason.Completed, report.StopReason);
        Assert.Equal(300, report.Epochs.Count);
        Assert.Equal(300 * 7, report.Steps);
        Assert.True(report.Epochs[^1].Loss < 1e-4 * report.Epochs[0].Loss, report.ToString());
        Assert.True(report.BestLoss < 1e-4 * report.Epochs[0].ValidationLoss, report.ToString());
        Assert.All(network.Weights.Zip(teacher.Values.ToArray()), pair => Assert.Equal(pair.Second, pair.First, 0.02));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Training_LowersTheLossWithEveryOptimizer(string name)
    {
        var network = new LeakyNetwork<float>(LeakyTask.Layout, seed: 1);
        var report = Trainer.For(network, OptimizerCatalog.All[name].Optimizer, new() { Epochs = 6 }).Fit(LeakyTask.Data());
        Assert.True(report.Epochs[^1].Loss < report.Epochs[0].Loss, report.ToString());
        Assert.Null(report.Epochs[^1].ValidationLoss);
        Assert.Equal(report.BestLoss, report.Epochs.Min(e => e.Loss));
    }

    [Fact]
    public void TheSameSeed_GivesTheSameBits()
    {
        Assert.Equal(Train(seed: 3), Train(seed: 3));
        Assert.NotEqual(Train(seed: 3), Train(seed: 4));

        static float[] Train(int seed)
        {
            var network = new LeakyNetwork<float>(LeakyTask.Layout with { Rate = 0.25 }, seed: 1);
            Trainer.For(network, new Adam(), new() { Epochs = 3, Seed = seed }).Fit(LeakyTask.Data());
            return network.Weights;
        }
    }

    [Fact]
    public void Training_IsWhatTheLoopByHandDoes()
    {
        var (data, optimizer) = (LeakyTask.Data(20), new Sgd(0.1, momentum: 0.9));
        var (schedule, clipping) = (new StepDecay(2, 0.5), GradientClipping.ByGlobalNorm(0.1));
        var trained = new LeakyNetwork<float>(LeakyTask.Layout, seed: 1);
        Trainer.For(trained, optimizer, new() { Epochs = 2, Schedule = schedule, Clipping = clipping, Seed = 5, NormalizationMode = NormalizationMode.None }).Fit(data);

        var byHand = new LeakyNetwork<float>(LeakyTask.Layout, seed: 1);
        var state = optimizer.Bind(byHand.Engine.Parameters);
        using var context = byHand.Engine.CreateTrainingContext();
        var buffer = new BatchBuffer<float>(data, 8);
        for (var epoch = 0; epoch < 2; epoch++)
        {
            foreach (var batch in data.Shuffle(5, epoch).Batches(buffer))
            {
                context.ComputeGradients(batch);
                clipping.Apply(context.Gradients);
                state.Apply(context.Gradients, 0.1 * schedule.Factor(state.Step));
            }
        }

        Assert.Equal(byHand.Weights, trained.Weights);
    }

    [Fact]
    public void APlateau_LowersTheLearningRateOfTheNextEpoch()
    {
        // Without learning, no epoch is better than the first.
        var network = new LeakyNetwork<double>(LeakyTask.Layout, seed: 1);
        var options = new TrainerOptions { Epochs = 6, ReduceOnPlateau = new(0.5, patience: 1), Schedule = new StepDecay(3 * 3, 0.1), Frozen = ["leaky"] };
        var report = Trainer.For(network, new Sgd(0.8), options).Fit(LeakyTask.Data(20), LeakyTask.Data(9, from: 500));
        Assert.Equal([0.8, 0.8, 0.8, 0.8 * 0.1 * 0.5, 0.8 * 0.1 * 0.5, 0.8 * 0.1 * 0.25], report.Epochs.Select(e => e.LearningRate));
    }

    [Fact]
    public void TheLossOfAnEpoch_WeighsBatchesByWhatTheyHold()
    {
        // Without learning, each batch has the loss of the same weights: the mean over all 20 sequences, in batches of 8, 8 and 4.
        var (network, data) = (new LeakyNetwork<double>(LeakyTask.Layout, seed: 1), LeakyTask.Data(20));
        var trainer = Trainer.For(network, new Sgd(0), new() { Epochs = 1, NormalizationMode = NormalizationMode.None });
        var report = trainer.Fit(data, data);
        Assert.Equal(report.Epochs[0].ValidationLoss!.Value, report.Epochs[0].Loss, 1e-14);
        var single = Trainer.For(network, new Sgd(0), new() { BatchSize = 1 }).Evaluate(data);
        Assert.Equal(report.Epochs[0].Loss, single.Loss, 1e-14);
    }

    [Fact]
    public void Progress_TellsOfEveryBatchAndEpoch()
    {
        var reports = new List<TrainingProgress>();
        var network = new LeakyNetwork<float>(LeakyTask.Layout, seed: 1);
        Trainer.For(network, new Sgd(0.1), new() { Epochs = 2, ReportBatches = true, Schedule = new StepDecay(3, 0.5) })
            .Fit(LeakyTask.Data(20), LeakyTask.Data(4), new Watch(reports.Add));
        Assert.Equal([(1, 1), (1, 2), (1, 3), (1, 3), (2, 1), (2, 2), (2, 3), (2, 3)], reports.Select(r => (r.Epoch, r.Batch)));
        Assert.Equal([false, false, false, true], reports.Take(4).Select(r => r.IsEpochEnd));
        Assert.All(reports, r => Assert.Equal((3, 2, r.IsEpochEnd), (r.Batches, r.Epochs, r.ValidationLoss is not null)));
        Assert.Equal([0.1, 0.05], reports.Where(r => r.IsEpochEnd).Select(r => r.LearningRate));
    }

    [Fact]
    public void TheBatchLoop_AllocatesNothing()
    {
        var allocated = new long[64];
        var count = 0;
        var options = new TrainerOptions { Epochs = 4, ReportBatches = true, Clipping = GradientClipping.ByGlobalNorm(0.1), Schedule = new CosineDecay(100) };
        var network = new LeakyNetwork<float>(LeakyTask.Layout with { Rate = 0.25 }, seed: 1);
        Trainer.For(network, new AdamW(), options).Fit(LeakyTask.Data(100), null, new Watch(r =>
        {
            if (!r.IsEpochEnd)
            {
                allocated[count++] = GC.GetAllocatedBytesForCurrentThread();
            }
        }));

        // Each epoch has 13 batches; between the first and the last of an epoch nothing may be allocated. Of the last three one suffices: the runtime allocates here when it compiles a loop anew.
        Assert.Equal(4 * 13, count);
        Assert.Contains(0, Enumerable.Range(1, 3).Select(epoch => allocated[((epoch + 1) * 13) - 1] - allocated[epoch * 13]));
    }

    [Fact]
    public void WhatDoesNotFit_IsRefusedByName()
    {
        var network = new LeakyNetwork<float>(LeakyTask.Layout, seed: 1);
        var data = LeakyTask.Data(4);
        Assert.Throws<ArgumentOutOfRangeException>("Epochs", () => Trainer.For(network, new Sgd(), new() { Epochs = 0 }));
        Assert.Throws<ArgumentException>("options", () => Trainer.For(network, new Sgd(), new() { BatchSize = 9 }));
        Assert.Throws<ArgumentOutOfRangeException>("MaxSkippedSteps", () => Trainer.For(network, new Sgd(), new() { MaxSkippedSteps = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>("patience", () => new EarlyStopping(0));
        var trainer = Trainer.For(network, new Sgd());
        Assert.Throws<ArgumentException>("train", () => trainer.Fit(data.Slice(0, 0)));
        Assert.Contains("steps: expected 4, given 2", Refusal(SequenceDataset.FromArrays(new double[4], new double[3], 2, 2, 1, 3)), StringComparison.Ordinal);
        Assert.Contains("features per step: expected 2, given 1", Refusal(SequenceDataset.FromArrays(new double[4], new double[12], 4, 1, 4, 3)), StringComparison.Ordinal);
        Assert.Contains("expected features, given tokens", Refusal(SequenceDataset.FromTokens([[1, 2, 3, 4]], [[1, 1, 1, 1]])), StringComparison.Ordinal);
        Assert.Contains("expected values, given classes", Refusal(SequenceDataset.FromArrays(new double[8], new int[4], 4, 2, 4)), StringComparison.Ordinal);
        var withoutLoss = new LeakyNetwork<float>(LeakyTask.Layout with { Loss = null }, seed: 1);
        Assert.Contains("[Loss(", Assert.Throws<InvalidOperationException>(() => Trainer.For(withoutLoss, new Sgd()).Fit(data)).Message, StringComparison.Ordinal);

        string Refusal(SequenceDataset dataset) => Assert.Throws<ArgumentException>("validation", () => trainer.Fit(data, dataset)).Message;
    }
}
