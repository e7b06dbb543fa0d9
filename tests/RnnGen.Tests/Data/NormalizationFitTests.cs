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
}
