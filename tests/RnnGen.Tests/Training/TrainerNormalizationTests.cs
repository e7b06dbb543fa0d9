using RnnGen.Tests.Testing;

namespace RnnGen.Tests;

public sealed class TrainerNormalizationTests
{
    private static readonly LeakyLayout Layout = new() { Shape = SequenceShape.ManyToOne, OutputSize = 2, InputSize = 2, BatchSize = 8 };

    [Fact]
    public void SquaredErrors_AreStandardizedByTheTrainingDataAlone()
    {
        var series = TimeSeries.FromColumns([
            ("a", [.. Enumerable.Range(0, 60).Select(i => i < 40 ? 300 + i : 1e5)]),
            ("b", [.. Enumerable.Range(0, 60).Select(i => i < 40 ? -0.001 * (i % 7) : -1e5)])]);
        var (train, validation, _) = SequenceDataset.FromSeries(series, steps: 4).SplitByTime(2 / 3.0, 1 / 3.0);
        var network = new LeakyNetwork<float>(Layout, seed: 1);
        Trainer.For(network, new Adam(), new() { Epochs = 2 }).Fit(train, validation);
        Assert.Equal(train.FitNormalization(), network.Engine.Normalization);
        Assert.InRange(network.Engine.Normalization!.InputMean[0], 300, 340);
    }

    [Fact]
    public void ANormalizationThatIsThere_Stays()
    {
        var network = new LeakyNetwork<float>(Layout, seed: 1);
        var own = new Normalization(inputMean: [1, 2], inputScale: [3, 4]);
        network.Engine.Normalization = own;
        Trainer.For(network, new Adam(), new() { Epochs = 1 }).Fit(Data());
        Assert.Equal(own, network.Engine.Normalization);
    }

    [Fact]
    public void None_LeavesTheNetworkWithoutOne()
    {
        var network = new LeakyNetwork<float>(Layout, seed: 1);
        Trainer.For(network, new Adam(), new() { Epochs = 1, NormalizationMode = NormalizationMode.None }).Fit(Data());
        Assert.Null(network.Engine.Normalization);
    }

    /// <summary>Targets that are no values stay as they are, and features are normalized only if asked for.</summary>
    [Theory]
    [InlineData(LossKind.BinaryCrossEntropy)]
    [InlineData(LossKind.Poisson)]
    [InlineData(LossKind.NegativeBinomial)]
    public void ProbabilitiesAndCounts_AreNeverNormalized(LossKind loss)
    {
        var network = new LeakyNetwork<float>(Layout with { Loss = loss }, seed: 1);
        var data = SequenceDataset.FromArrays(Leaky.Numbers(80), new double[20], 4, 2, 1, 2);
        Trainer.For(network, new Adam(), new() { Epochs = 1 }).Fit(data);
        Assert.Null(network.Engine.Normalization);
        Trainer.For(network, new Adam(), new() { Epochs = 1, NormalizationMode = NormalizationMode.MinMax }).Fit(data);
        Assert.Equal(2, network.Engine.Normalization!.InputMean.Count);
        Assert.Empty(network.Engine.Normalization.TargetMean);
    }

    private static SequenceDataset Data() => SequenceDataset.FromArrays(Leaky.Numbers(80), Leaky.Numbers(20), 4, 2, 1, 2);
}
