using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Training;

/// <summary>What a network cannot be trained on is found before the first step, and named by its sequence.</summary>
public sealed class DatasetContentTests
{
    private const int Sequences = 12;

    /// <summary>The sequence that is wrong.</summary>
    private const int Bad = 7;

    private static readonly Dictionary<string, (LeakyLayout Network, Func<bool, SequenceDataset> Data, string Message)> Faults = new()
    {
        ["token"] = (
            new() { InputSize = 0, Vocabulary = 5, Loss = LossKind.SoftmaxCrossEntropy },
            isBad => SequenceDataset.FromTokens(Rows(isBad, [4, 0, 1], [1, 2, 5]), Rows(false, [2, 0, 1], []), steps: 4),
            "tokens of {0}, step 2: expected a token of 0 to 4; given 5."),
        ["class of a step"] = (
            new() { InputSize = 0, Vocabulary = 5, Loss = LossKind.SoftmaxCrossEntropy },
            isBad => SequenceDataset.FromTokens(Rows(false, [4, 0, 1], []), Rows(isBad, [2, 0, 1], [0, 3, 1]), steps: 4),
            "labels of {0}, output step 1: expected a class of 0 to 2; given 3."),
        ["class of a sequence"] = (
            new() { Shape = SequenceShape.ManyToOne, Loss = LossKind.SoftmaxCrossEntropy },
            isBad => SequenceDataset.FromArrays(Leaky.Numbers(Sequences * 8), Rows(isBad, [2], [int.MaxValue]).SelectMany(l => l).ToArray(), 4, 2),
            "labels of {0}, output step 0: expected a class of 0 to 2; given 2147483647."),
        ["probability"] = (
            new() { Loss = LossKind.BinaryCrossEntropy },
            isBad => SequenceDataset.FromArrays(Leaky.Numbers(Sequences * 8), Rows(isBad, new double[12], [0, 0, 0, 0, 1, 1.5, 0, 0, 0, 0, 0, 0]).SelectMany(t => t).ToArray(), 4, 2, 4, 3),
            "targets of {0}, output step 1, value 2: expected a probability, 0 to 1; given 1.5."),
        ["distribution"] = (
            new() { Shape = SequenceShape.ManyToOne, Loss = LossKind.SoftmaxCrossEntropy, LossTargets = LossTargets.Distributions },
            isBad => SequenceDataset.FromArrays(Leaky.Numbers(Sequences * 8), Rows(isBad, [0.25, 0.5, 0.25], [0.25, 0.25, 0.25]).SelectMany(t => t).ToArray(), 4, 2, 1, 3),
            "targets of {0}, output step 0: expected the probabilities of all classes, which sum to 1; given a sum of 0.75."),
        ["label"] = (
            new() { OutputSize = 4, Loss = LossKind.Ctc, MaxLabels = 3 },
            isBad => SequenceDataset.FromTranscripts(Leaky.Numbers(Sequences * 8), Rows(isBad, [1, 3], [2, 4]), 4, 2, maxLabels: 3),
            "labels of {0}, label 1: expected a label of 1 to 3 (0 is the blank); given 4."),
        ["labels that take more steps than there are"] = (
            new() { OutputSize = 4, Loss = LossKind.Ctc, MaxLabels = 3 },
            isBad => SequenceDataset.FromTranscripts(Leaky.Numbers(Sequences * 8), Rows(isBad, [1, 3], [2, 2, 3]), 4, 2, 3, [.. Enumerable.Repeat(3, Sequences)]),
            "labels of {0}: expected at most what it has steps for; its 3 labels need 4 steps (one each, and one between equal neighbors), it has 3."),
        ["weight"] = (
            new() { Shape = SequenceShape.ManyToOne },
            isBad => SequenceDataset.FromArrays(
                Leaky.Numbers(Sequences * 8), Leaky.Numbers(Sequences * 3), 4, 2, 1, 3, stepWeights: Rows(isBad, [1], [1e60]).SelectMany(w => w).ToArray()),
            "step weights of {0}, output step 0: expected a weight that is finite in the network's precision; given 1E+60."),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void AFault_IsNamedByItsSequence_BeforeTheFirstStep(string name)
    {
        var (layout, data, message) = Faults[name];
        var (good, bad) = (data(false), data(true));
        AssertRefused("train", trainer => trainer.Fit(bad, good), "sequence 7");
        AssertRefused("validation", trainer => trainer.Fit(good, bad), "sequence 7");
        AssertRefused("dataset", trainer => trainer.Evaluate(bad), "sequence 7");

        // A part of a dataset says both where the sequence stands in it, and where it came from.
        AssertRefused("dataset", trainer => trainer.Evaluate(bad.Slice(5, 4)), "sequence 2 (7 of the whole dataset)");
        var shuffled = bad.Shuffle(seed: 3);
        AssertRefused("train", trainer => trainer.Fit(shuffled), FormattableString.Invariant($"sequence {shuffled.Indices.IndexOf(Bad)} (7 of the whole dataset)"));

        void AssertRefused(string parameter, Action<Trainer<float>> action, string sequence)
        {
            var network = new LeakyNetwork<float>(layout, seed: 1);
            var before = network.Weights;
            var error = Assert.ThrowsAny<ArgumentException>(
                () => action(Trainer.For(network, new Adam(), new() { NormalizationMode = NormalizationMode.MinMax })));
            Assert.StartsWith(string.Format(System.Globalization.CultureInfo.InvariantCulture, message, sequence), error.Message, StringComparison.Ordinal);
            Assert.Equal(parameter, error.ParamName);
            Assert.Equal(before, network.Weights);
            Assert.Null(network.Engine.Normalization);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WithoutTheFault_NothingIsRefused(string name)
    {
        var (layout, data, _) = Faults[name];
        var network = new LeakyNetwork<float>(layout, seed: 1);

        // The program of this network knows nothing of paths and of distributions; everything else trains.
        if (layout is { Loss: not LossKind.Ctc, LossTargets: not LossTargets.Distributions })
        {
            Assert.Equal(1, Trainer.For(network, new Adam(), new() { Epochs = 1 }).Fit(data(false), data(false)).BestEpoch);
        }

        // A part without the sequence is as good.
        DatasetFit.Check<float>(network.Engine.Layout, data(true).Slice(0, Bad), 3, "dataset");
    }

    /// <summary>An array of integers makes classes of what are meant to be counts.</summary>
    [Theory]
    [InlineData(LossKind.Poisson)]
    [InlineData(LossKind.NegativeBinomial)]
    public void CountsAsIntegers_AreRefusedWithTheRemedy(LossKind loss)
    {
        var network = new LeakyLayout { Shape = SequenceShape.ManyToOne, OutputSize = 1, Loss = loss };
        int[] counts = [3, 0];
        var error = Assert.Throws<ArgumentException>("dataset", () => DatasetFit.Check<float>(network, SequenceDataset.FromArrays(Leaky.Numbers(16), counts, 4, 2), 2, "dataset"));
        Assert.Contains(" and the dataset differ in targets: expected values, given classes, which integers are taken for. Pass counts as double.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Whether counts are whole numbers is left to the data: a mean of counts is a target too.</summary>
    [Theory]
    [InlineData(LossKind.Poisson)]
    [InlineData(LossKind.NegativeBinomial)]
    public void CountsThatAreFractions_AreTaken(LossKind loss)
    {
        var network = new LeakyLayout { Shape = SequenceShape.ManyToOne, OutputSize = 1, Loss = loss };
        DatasetFit.Check<float>(network, SequenceDataset.FromArrays(Leaky.Numbers(16), [0.5, 2.25], 4, 2), 2, "dataset");
        Assert.Throws<ArgumentException>("dataset", () => DatasetFit.Check<float>(network, SequenceDataset.FromArrays(Leaky.Numbers(16), [0.5, -1], 4, 2), 2, "dataset"));
    }

    [Fact]
    public void WhatIsNotReached_MayBeAnything()
    {
        var network = new LeakyNetwork<float>(new() { Loss = LossKind.SoftmaxCrossEntropy }, seed: 1);
        var data = SequenceDataset.FromArrays(Leaky.Numbers(16), (int[])[0, 1, 99, 99, 2, 2, 2, 2], 4, 2, 4, lengths: [2, 4]);
        Assert.Equal(1, Trainer.For(network, new Adam(), new() { Epochs = 1 }).Fit(data, data).BestEpoch);

        var transcripts = SequenceDataset.FromTranscripts(Leaky.Numbers(16), [[9, 9, 9], [1]], 4, 2, lengths: [0, 4]);
        DatasetFit.Check<float>(new LeakyLayout { OutputSize = 4, Loss = LossKind.Ctc, MaxLabels = 3, BatchSize = 2 }, transcripts, 2, "dataset");
    }

    private static T[][] Rows<T>(bool isBad, T[] good, T[] bad) => [.. Enumerable.Range(0, Sequences).Select(i => isBad && i == Bad ? bad : good)];
}
