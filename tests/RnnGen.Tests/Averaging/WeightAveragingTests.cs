using RnnGen.Simd;
using RnnGen.Testing;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests;

public sealed class WeightAveragingTests
{
    [Theory]
    [InlineData(0.9, false)]
    [InlineData(0.999, true)]
    [InlineData(0.2, true)]
    [InlineData(0, false)]
    public void ExponentialMovingAverage_FollowsItsRecursion(double decay, bool warmUp)
    {
        var weights = FlatLayouts.Filled<double>(FlatLayouts.Vectors(37, 5), seed: 1);
        var state = new ExponentialMovingAverage(decay, warmUp).Bind(weights);
        Assert.Equal(weights.Values.ToArray(), state.Average.Values.ToArray());
        double[] expected = [];
        for (var n = 1; n <= 30; n++)
        {
            FlatLayouts.Refill(weights, seed: 50 + n);
            state.Update();
            var keep = warmUp ? Math.Min(decay, (1.0 + n) / (10 + n)) : decay;
            expected = n == 1 ? weights.Values.ToArray() : [.. expected.Zip(weights.Values.ToArray(), (a, w) => keep * a + (1 - keep) * w)];
            for (var i = 0; i < expected.Length; i++)
            {
                // Weights are below 4; a step rounds some five times, on either side, and keeps what was there.
                Assert.Equal(expected[i], state.Average.Values[i], 10 * 4 * 1.2e-16 * n);
            }
        }

        Assert.Equal(30, state.Updates);
    }

    [Fact]
    public void EveryWidth_GivesTheSameBits()
    {
        Assert.All(Enum.GetValues<LaneWidth>(), width => Assert.Equal(Run(LaneWidth.Scalar), Run(width)));

        static float[] Run(LaneWidth width)
        {
            var weights = FlatLayouts.Filled<float>(FlatLayouts.Vectors(19, 5), seed: 1);
            var state = new ExponentialMovingAverage(0.9).Bind(weights, width);
            for (var n = 0; n < 5; n++)
            {
                FlatLayouts.Refill(weights, seed: n);
                state.Update();
            }

            return state.Average.Values.ToArray();
        }
    }

    [Fact]
    public void WeightsThatStayTheSame_AreTheirOwnAverage()
    {
        var weights = FlatLayouts.Filled<float>(FlatLayouts.Vectors(19), seed: 1);
        var state = new ExponentialMovingAverage(0.97).Bind(weights);
        Assert.Equal(0, Allocation.Of(state.Update));
        Assert.Equal(weights.Values.ToArray(), state.Average.Values.ToArray());
    }

    [Fact]
    public void BadDecays_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("decay", () => new ExponentialMovingAverage(1));
        Assert.Throws<ArgumentOutOfRangeException>("decay", () => new ExponentialMovingAverage(-0.1));
    }

    [Fact]
    public void Training_EndsWithTheAverage_AndStepsAsWithoutIt()
    {
        var steps = new List<double>();
        var averaged = Fit(new() { Epochs = 3, WeightAverage = new ExponentialMovingAverage(0.9), NormalizationMode = NormalizationMode.None }, steps, out var network);

        // The same by hand.
        var data = LeakyTask.Data(20);
        var byHand = new LeakyNetwork<double>(LeakyTask.Layout, seed: 1);
        var state = new Adam(0.05).Bind(byHand.Engine.Parameters);
        var average = new ExponentialMovingAverage(0.9).Bind(byHand.Engine.Parameters);
        using var context = byHand.Engine.CreateTrainingContext();
        var buffer = new BatchBuffer<double>(data, 8);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            foreach (var batch in data.Shuffle(0, epoch).Batches(buffer))
            {
                context.ComputeGradients(batch);
                state.Apply(context.Gradients);
                average.Update();
            }

            var evaluated = new LeakyNetwork<double>(LeakyTask.Layout, seed: 1);
            evaluated.Engine.Parameters.CopyFrom(average.Average);
            Assert.Equal(Trainer.For(evaluated, new Adam()).Evaluate(LeakyTask.Data(9, from: 500)).Loss, averaged.Epochs[epoch].ValidationLoss);
        }

        Assert.Equal(average.Average.Values.ToArray(), network.Weights);
        var plain = new List<double>();
        Fit(new() { Epochs = 3, NormalizationMode = NormalizationMode.None }, plain, out _);
        Assert.Equal(plain, steps);
        Assert.Equal(3, steps.Count);
    }

    [Fact]
    public void TheBestWeights_AreThoseOfTheAverage()
    {
        var options = new TrainerOptions
        {
            Epochs = 5,
            NormalizationMode = NormalizationMode.None,
            WeightAverage = new ExponentialMovingAverage(0.9),
            EarlyStopping = new(5),
        };
        var report = Fit(options, [], out var network);
        Assert.Equal(report.BestLoss, Trainer.For(network, new Adam()).Evaluate(LeakyTask.Data(9, from: 500)).Loss);
    }

    [Fact]
    public void AveragedSgd_IsEvaluatedByItsAverage()
    {
        var network = new LeakyNetwork<double>(LeakyTask.Layout, seed: 1);
        var optimizer = new AveragedSgd(0.05, start: 2);
        var options = new TrainerOptions { Epochs = 2, Shuffle = false, NormalizationMode = NormalizationMode.None };
        var report = Trainer.For(network, optimizer, options).Fit(LeakyTask.Data(20), LeakyTask.Data(9, from: 500));

        var byHand = new LeakyNetwork<double>(LeakyTask.Layout, seed: 1);
        var state = optimizer.Bind(byHand.Engine.Parameters);
        using var context = byHand.Engine.CreateTrainingContext();
        var (data, buffer) = (LeakyTask.Data(20), new BatchBuffer<double>(LeakyTask.Data(20), 8));
        for (var epoch = 0; epoch < 2; epoch++)
        {
            foreach (var batch in data.Batches(buffer))
            {
                context.ComputeGradients(batch);
                state.Apply(context.Gradients);
            }
        }

        Assert.Equal(state.Slot(0).ToArray(), network.Weights);
        Assert.NotEqual(byHand.Weights, network.Weights);
        Assert.Equal(report.Epochs[^1].ValidationLoss, Trainer.For(network, new Adam()).Evaluate(LeakyTask.Data(9, from: 500)).Loss);
    }

    [Fact]
    public void TwoAverages_AreRefused()
    {
        var network = new LeakyNetwork<double>(LeakyTask.Layout, seed: 1);
        var error = Assert.Throws<ArgumentException>("options", () => Trainer.For(network, new AveragedSgd(), new() { WeightAverage = new ExponentialMovingAverage() }));
        Assert.Contains("AveragedSgd averages", error.Message, StringComparison.Ordinal);
    }

    private static TrainingReport Fit(TrainerOptions options, List<double> losses, out LeakyNetwork<double> network)
    {
        network = new(LeakyTask.Layout, seed: 1);
        var report = Trainer.For(network, new Adam(0.05), options).Fit(LeakyTask.Data(20), LeakyTask.Data(9, from: 500));
        losses.AddRange(report.Epochs.Select(epoch => epoch.Loss));
        return report;
    }
}
