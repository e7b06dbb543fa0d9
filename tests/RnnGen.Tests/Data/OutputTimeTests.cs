namespace RnnGen.Tests.Data;

/// <summary>Sequences whose outputs have a number and lengths of their own.</summary>
public sealed class OutputTimeTests
{
    [Fact]
    public void Tokens_AreServedWithLabelsOfOtherLengths()
    {
        var dataset = SequenceDataset.FromTokens([[1, 2, 3], [4]], [[5], [6, 7]], steps: 3, outputSteps: 4);
        var batch = new BatchBuffer<float>(dataset, 2).Fill(dataset, 0, 2);
        Assert.Equal((3, 4), (dataset.Steps, dataset.OutputSteps));
        Assert.Equal([1, 2, 3, 4, 0, 0], batch.Tokens);
        Assert.Equal([5, 0, 0, 0, 6, 7, 0, 0], batch.Labels);
        Assert.Equal([3, 1], batch.Lengths);
        Assert.Equal([1, 2], batch.TargetLengths);
        Assert.Equal(3, dataset.LossWeight(0, 2));
    }

    /// <summary>With as many output steps as steps, outputs end with the inputs only where they have no lengths of their own.</summary>
    [Fact]
    public void TargetLengths_CountAlsoWhereThereAreAsManyOutputStepsAsSteps()
    {
        ReadOnlySpan<double> inputs = [1, 2, 3, 4];
        ReadOnlySpan<double> targets = [5, 6, 7, 8];
        var aligned = SequenceDataset.FromArrays(inputs, targets, steps: 2, outputSteps: 2, lengths: [1, 2]);
        var own = SequenceDataset.FromArrays(inputs, targets, steps: 2, outputSteps: 2, lengths: [1, 2], targetLengths: [2, 0]);
        Assert.Equal([1, 2], new[] { aligned.ValidOutputs(0), aligned.ValidOutputs(1) });
        Assert.Equal([2, 0], new[] { own.ValidOutputs(0), own.ValidOutputs(1) });
        Assert.Equal([2, 0], new BatchBuffer<double>(own, 2).Fill(own, 0, 2).TargetLengths);
    }

    [Fact]
    public void EmptySequence_HasNoOutputThatCounts()
    {
        var dataset = SequenceDataset.FromArrays([1, 2], [1, 0, 2], steps: 1, outputSteps: 3, lengths: [0], inputSize: 2);
        Assert.Equal(0, dataset.ValidOutputs(0));
        Assert.Equal(0, dataset.LossWeight(0, 1));
    }

    [Fact]
    public void StepWeights_CountWithinTargetLengths()
    {
        var dataset = SequenceDataset.FromArrays([1, 2], [1, 0, 2], steps: 2, outputSteps: 3, stepWeights: [1, 2, 4], targetLengths: [2]);
        Assert.Equal(3, dataset.LossWeight(0, 1));
    }

    [Fact]
    public void Tokens_AreServedWithValuesOfOtherLengths()
    {
        var dataset = SequenceDataset.FromTokens([[1], [2]], new[] { new double[] { 1, 2, 3, 4 }, [5, 6] }, steps: 1, outputSteps: 0, outputSize: 2);
        var batch = new BatchBuffer<double>(dataset, 2).Fill(dataset, 0, 2);
        Assert.Equal((1, 2, 2), (dataset.Steps, dataset.OutputSteps, dataset.OutputSize));
        Assert.Equal([1, 2, 3, 4, 5, 6, 0, 0], batch.Targets);
        Assert.Equal([2, 1], batch.TargetLengths);
    }

    [Fact]
    public void Series_GivesADecoderTheRowsThatFollow()
    {
        var series = TimeSeries.FromValues([0, 1, 2, 3, 4, 5, 6]);
        var dataset = SequenceDataset.FromSeries(series, steps: 3, horizon: 1, shape: SequenceShape.EncoderDecoder, outputSteps: 2);
        var batch = new BatchBuffer<double>(dataset, 8).Fill(dataset, 1, 2);
        Assert.Equal(3, dataset.Count);
        Assert.Equal([1, 2, 3, 2, 3, 4], batch.Inputs);
        Assert.Equal([4, 5, 5, 6], batch.Targets);
        Assert.Equal((2, 6), dataset.RowsOf(2));
    }

    [Fact]
    public void BadArguments_AreRefusedByName()
    {
        var series = TimeSeries.FromValues([1, 2, 3]);
        Assert.Throws<ArgumentException>("outputSteps", () => SequenceDataset.FromSeries(series, 1, shape: SequenceShape.EncoderDecoder));
        Assert.Throws<ArgumentException>("outputSteps", () => SequenceDataset.FromSeries(series, 1, outputSteps: 2));
        Assert.Throws<ArgumentException>("steps", () => SequenceDataset.FromSeries(series, 2, shape: SequenceShape.OneToMany, outputSteps: 1));
        Assert.Throws<ArgumentException>("series", () => SequenceDataset.FromSeries(series, 2, shape: SequenceShape.EncoderDecoder, outputSteps: 2));
        Assert.Throws<ArgumentException>("targetLengths", () => SequenceDataset.FromArrays([1], [1.0, 2], steps: 1, outputSteps: 2, targetLengths: [3]));
        Assert.Throws<ArgumentException>("targetLengths", () => SequenceDataset.FromArrays([1], [1.0, 2], steps: 1, outputSteps: 2, targetLengths: [1, 1]));
        Assert.Throws<ArgumentException>("labels", () => SequenceDataset.FromTokens([[1]], [[0, 1, 2]], steps: 1, outputSteps: 2));
        Assert.Throws<ArgumentException>("labels", () => SequenceDataset.FromTokens([[1]], [[-1]], steps: 1, outputSteps: 2));
        Assert.Throws<ArgumentException>("labels", () => SequenceDataset.FromTokens([[1]], [[0], [1]], steps: 1, outputSteps: 2));
        Assert.Throws<ArgumentException>("targets", () => SequenceDataset.FromTokens([[1]], new[] { new double[] { 1, 2, 3 } }, steps: 1, outputSteps: 2, outputSize: 2));
    }
}
