namespace RnnGen.Tests;

public sealed class NormalizationFitTests
{
    [Fact]
    public void EachPoint_CountsOnceHoweverManyWindowsItLiesIn()
    {
        var dataset = SequenceDataset.FromSeries(TimeSeries.FromValues([1, 2, 3, 4, 100]), steps: 3);
        var normalization = dataset.FitNormalization();
        Assert.Equal(2.5, Assert.Single(normalization.InputMean));
        Assert.Equal(Math.Sqrt(1.25), Assert.Single(normalization.InputScale), 1e-15);
        Assert.Equal(52, Assert.Single(normalization.TargetMean));
        Assert.Equal(48, Assert.Single(normalization.TargetScale), 1e-13);
    }

    [Fact]
    public void OnlyThePartGiven_IsMeasured()
    {
        double[] values = [.. Enumerable.Range(0, 20).Select(i => i < 10 ? i : 1e6)];
        var (train, _, _) = SequenceDataset.FromSeries(TimeSeries.FromValues(values), steps: 2).SplitByTime(0.5, 0.25);
        var normalization = train.FitNormalization(NormalizationMode.MinMax);
        Assert.Equal((0, 8), (normalization.InputMean[0], normalization.InputScale[0]));
        Assert.Equal((2, 7), (normalization.TargetMean[0], normalization.TargetScale[0]));
    }

    [Fact]
    public void Padding_IsNotMeasured()
    {
        var dataset = SequenceDataset.FromArrays([1, 99, 3, 5], [7.0, 99, 9, 11], steps: 2, outputSteps: 2, lengths: [1, 2]);
        var normalization = dataset.FitNormalization();
        Assert.Equal((3, 9), (normalization.InputMean[0], normalization.TargetMean[0]));
    }

    [Fact]
    public void EachFeature_HasItsOwnScale()
    {
        var series = TimeSeries.FromColumns([("a", [1, 2, 3]), ("b", [10, 10, 10]), ("c", [-4, 0, 9])]);
        var normalization = SequenceDataset.FromSeries(series, steps: 2, targets: ["c"]).FitNormalization();
        Assert.Equal([1.5, 10, -2], normalization.InputMean);
        Assert.Equal([0.5, 1, 2], normalization.InputScale);
        Assert.Equal([9], normalization.TargetMean);
        Assert.Equal([1], normalization.TargetScale);
    }

    [Fact]
    public void WhatIsNotAValue_IsNotMeasured()
    {
        var tokens = SequenceDataset.FromTokens([[1, 2]], new[] { 1 }).FitNormalization();
        Assert.Equal(Normalization.Identity, tokens);
        var inputsAlone = SequenceDataset.FromArrays([1, 2], [3.0], steps: 2).FitNormalization(targets: false);
        Assert.Single(inputsAlone.InputMean);
        Assert.Empty(inputsAlone.TargetMean);
    }

    [Theory]
    [InlineData(NormalizationMode.Standardize)]
    [InlineData(NormalizationMode.MinMax)]
    public void WhatWeighsNothing_IsNotMeasured(NormalizationMode mode)
    {
        // Of the second sequence a step counts, of the third none: nor do its inputs then.
        var gaps = SequenceDataset.FromArrays(
            [1, 2, 3, 4, 1e9, 1e9], [7.0, -999, 9, 1e9, 1e9, 1e9], steps: 2, outputSteps: 2, stepWeights: [1, 0, 1, 0, 0, 0]);
        var rest = SequenceDataset.FromArrays([1, 2, 3, 4], [7.0, 7, 9, 9], steps: 2, outputSteps: 2);
        Assert.Equal(rest.FitNormalization(mode), gaps.FitNormalization(mode));
    }

    [Fact]
    public void InputsOfSequencesWithoutOutputs_AreNotMeasured()
    {
        var dataset = SequenceDataset.FromArrays([1, 3, 1e9, 1e9], [5.0, 5, 1e9, 1e9, 1e9, 1e9], steps: 2, outputSteps: 3, targetLengths: [2, 0], lengths: [2, 2]);
        Assert.Equal((2, 1), (dataset.FitNormalization().InputMean[0], dataset.FitNormalization().InputScale[0]));

        // Where windows continue each other, states go through those that do not count.
        var windows = SequenceDataset.FromArrays([1, 3, 5, 7], [0.0, 0, 0, 0], steps: 2, outputSteps: 2, stepWeights: [1, 1, 0, 0]);
        Assert.Equal(2, windows.FitNormalization().InputMean[0]);
        Assert.Equal(4, windows.Continuous(1).FitNormalization().InputMean[0]);
    }

    [Fact]
    public void Targets_CountAsMuchAsInTheLoss()
    {
        var dataset = SequenceDataset.FromArrays([0, 0, 0], [1.0, 4, 100], steps: 1, stepWeights: [1, 2, 1e-12]);
        var normalization = dataset.FitNormalization();
        Assert.Equal(3, normalization.TargetMean[0], 1e-9);
        Assert.Equal(Math.Sqrt(2), normalization.TargetScale[0], 1e-8);
        Assert.Equal(
            dataset.FitNormalization(),
            SequenceDataset.FromArrays([0, 0, 0], [1.0, 4, 100], steps: 1, stepWeights: [8, 16, 8e-12]).FitNormalization());
    }
}
