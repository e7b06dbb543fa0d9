using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Training;

/// <summary>What counts nowhere, by its weight or its length, decides nothing.</summary>
public sealed class WeightlessTests
{
    private static readonly LeakyLayout ToOne = new() { Shape = SequenceShape.ManyToOne, OutputSize = 2, BatchSize = 8 };

    public static TheoryData<NormalizationMode, double> Fillers
    {
        get
        {
            var cases = new TheoryData<NormalizationMode, double>();
            foreach (var mode in Enum.GetValues<NormalizationMode>())
            {
                foreach (var filler in new[] { -999, 1e6, 1e30, -1e38 })
                {
                    cases.Add(mode, filler);
                }
            }

            return cases;
        }
    }

    /// <summary>In single precision the square of 1e30 is infinite, and 0 times that NaN.</summary>
    [Theory]
    [MemberData(nameof(Fillers))]
    public void WhatFillsAGap_DecidesNothing(NormalizationMode mode, double filler)
    {
        var (expected, expectedLoss) = Train<float>(0);
        var (actual, actualLoss) = Train<float>(filler);
        Assert.Equal(expected, actual);
        Assert.Equal(expectedLoss, actualLoss);
        Assert.Equal(Train<double>(0).Weights, Train<double>(filler).Weights);

        (T[] Weights, string Evaluation) Train<T>(double value)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            var network = new LeakyNetwork<T>(ToOne, seed: 1);
            var trainer = Trainer.For(network, new Adam(0.01), new() { Epochs = 3, NormalizationMode = mode });
            trainer.Fit(Gaps(value), Gaps(value));
            return (network.Weights, trainer.Evaluate(Gaps(value)).ToString());
        }
    }

    [Fact]
    public void ABatchThatWeighsNothing_IsNoStep()
    {
        var weights = Enumerable.Repeat(1.0, 24).ToArray();
        weights.AsSpan(8, 8).Clear();
        var data = SequenceDataset.FromArrays(Leaky.Numbers(192), Leaky.Numbers(48), 4, 2, 1, 2, stepWeights: weights);
        var options = new TrainerOptions { Epochs = 2, Shuffle = false, NormalizationMode = NormalizationMode.None, Schedule = new StepDecay(1, 0.5) };
        var trained = new LeakyNetwork<float>(ToOne with { L2 = 0.1 }, seed: 1);
        var report = Trainer.For(trained, new AdamW(0.1), options).Fit(data);

        var withoutIt = new LeakyNetwork<float>(ToOne with { L2 = 0.1 }, seed: 1);
        var rest = SequenceDataset.FromArrays(
            [.. Leaky.Numbers(192)[..64], .. Leaky.Numbers(192)[128..]], (double[])[.. Leaky.Numbers(48)[..16], .. Leaky.Numbers(48)[32..]], 4, 2, 1, 2);
        var expected = Trainer.For(withoutIt, new AdamW(0.1), options).Fit(rest);
        Assert.Equal(withoutIt.Weights, trained.Weights);
        Assert.Equal((expected.Steps, 0L), (report.Steps, report.SkippedSteps));
        Assert.Equal(expected.Epochs.Select(e => (e.Loss, e.LearningRate)), report.Epochs.Select(e => (e.Loss, e.LearningRate)));
    }

    public static TheoryData<string, string> Datasets
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var empty in new[] { "weights", "lengths", "both", "tiny weights" })
            {
                foreach (var use in new[] { "train", "validation", "evaluate" })
                {
                    cases.Add(empty, use);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Datasets))]
    public void ADatasetInWhichNothingCounts_IsRefused(string empty, string use)
    {
        (int[] lengths, double[] weights) = empty switch
        {
            "weights" => (new int[] { }, new double[] { 0, 0, 0 }),
            "lengths" => ([0, 0, 0], []),
            "both" => ([0, 4, 0], [1, 0, 1]),
            _ => ([], [0, 1e-60, 1e-50]), // 0 in single precision.
        };
        var good = Gaps(0);
        var bad = SequenceDataset.FromArrays(Leaky.Numbers(24), Leaky.Numbers(6), 4, 2, 1, 2, lengths, weights);
        var network = new LeakyNetwork<float>(ToOne, seed: 1);
        var before = network.Weights;
        var trainer = Trainer.For(network, new Adam());
        var error = Assert.Throws<ArgumentException>(() =>
        {
            if (use == "evaluate")
            {
                trainer.Evaluate(bad);
            }
            else
            {
                trainer.Fit(use == "train" ? bad : good, use == "train" ? good : bad);
            }
        });
        Assert.Contains("nothing", error.Message, StringComparison.Ordinal);
        Assert.Equal(use == "evaluate" ? "dataset" : use, error.ParamName);
        Assert.Equal(before, network.Weights);
        Assert.Null(network.Engine.Normalization);
    }

    /// <summary>Every tenth sequence weighs nothing, and its targets are a filler.</summary>
    private static SequenceDataset Gaps(double filler)
    {
        const int Sequences = 40;
        var (targets, weights) = (Leaky.Numbers(Sequences * 2), Enumerable.Repeat(1.0, Sequences).ToArray());
        for (var i = 0; i < Sequences; i += 10)
        {
            targets.AsSpan(i * 2, 2).Fill(filler);
            weights[i] = 0;
        }

        return SequenceDataset.FromArrays(Leaky.Numbers(Sequences * 8), targets, 4, 2, 1, 2, stepWeights: weights);
    }
}
