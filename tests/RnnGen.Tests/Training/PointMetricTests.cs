using RnnGen.Runtime;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests;

/// <summary>Metrics of losses with several outputs for each target, and of signs and directions, against counts by hand.</summary>
public sealed class PointMetricTests
{
    [Fact]
    public void Pinball_IsTheMeanOverLevelsAndValues()
    {
        var metric = new MeanPinballLoss<double>([0.1, 0.9]);
        metric.Add([1, 2, 3, 5], [2, 4], -1, 1);
        metric.Add([0, 0, 0, 0], [-1, 1], -1, 2);

        // Errors of the level 0.1: 1 and 2; of 0.9: -1 and -1. Then, twice: -1 and 1 of both levels.
        var (first, second) = (0.1 + 0.2 + 0.1 + 0.1, 0.9 + 0.1 + 0.1 + 0.9);
        Assert.Equal((first + (2 * second)) / 12, metric.Value, 1e-15);
    }

    [Fact]
    public void Coverage_CountsBothEndsOfTheInterval()
    {
        var metric = new IntervalCoverage<double>();
        metric.Add([1, 10, 2, 20, 3, 30], [3, 10], -1, 1);
        metric.Add([1, 10, 2, 20, 3, 30], [0.9, 30.1], -1, 1);
        metric.Add([1, 10, 2, 20, 3, 30], [1, 31], -1, 2);

        Assert.Equal((2 + 0 + 2) / 8.0, metric.Value);
    }

    [Fact]
    public void SignsAndDirections_AreThoseOfTheTargets()
    {
        var (signs, cosine) = (new BinaryAccuracy<double>(border: 0), new MeanCosine<double>());
        signs.Add([0.1, -3, 0], [1, -1, 1], -1, 1);
        signs.Add([-0.1], [1], -1, 1);
        cosine.Add([3, 4], [4, 3], -1, 1);
        cosine.Add([0, 0], [1, 0], -1, 1);

        Assert.Equal(3 / 4.0, signs.Value);
        Assert.Equal(0.5 * (24 / 25.0), cosine.Value, 1e-15);
    }

    [Fact]
    public void Point_IsTheMeanOfAMixture_AndTheLevelNearestToTheMedian()
    {
        var mixture = new MetricOfPoint<double>(
            new MeanAbsoluteError<double>(),
            Head(10, 2, LossKind.GaussianMixture) with { Columns = [new(OutputUnit.None, 2), new(OutputUnit.Value, 4), new(OutputUnit.Scale, 4)] });
        mixture.Add([0.25, 0.75, 4, 8, 0, 4, 1, 1, 1, 1], [0, 0], -1, 1);
        var quantiles = new MetricOfPoint<double>(new MeanAbsoluteError<double>(), Head(3, 1, LossKind.Quantile) with { Quantiles = [0.05, 0.3, 0.9] });
        quantiles.Add([1, 2, 4], [0], -1, 1);

        Assert.Equal((1 + 5) / 2.0, mixture.Value);
        Assert.Equal(2, quantiles.Value);
    }

    private static HeadLayout Head(int outputs, int targets, LossKind loss) => new("output", loss, 0, outputs, 0, targets, 1, 0, 0, 0, 0, 0);
}
