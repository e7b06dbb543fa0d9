using RnnGen.Testing;

namespace RnnGen.Tests;

public sealed class SequenceDatasetTests
{
    [Fact]
    public void ManyToOneWindows_PredictTheRowAtTheHorizon()
    {
        var dataset = SequenceDataset.FromSeries(TimeSeries.FromValues([0, 1, 2, 3, 4, 5, 6]), steps: 3, horizon: 2);
        Assert.Equal(3, dataset.Count);
        var batch = Fill(dataset, 8);
        Assert.Equal([0, 1, 2, 1, 2, 3, 2, 3, 4], batch.Inputs.ToArray());
        Assert.Equal([4, 5, 6], batch.Targets.ToArray());
        Assert.True(batch.Lengths.IsEmpty);
        Assert.Equal((2, 6), dataset.RowsOf(2));
    }

    [Fact]
    public void ManyToManyWindows_PredictTheNextRowAtEveryStep()
    {
        var dataset = SequenceDataset.FromSeries(TimeSeries.FromValues([0, 1, 2, 3, 4]), steps: 3, shape: SequenceShape.ManyToMany);
        var batch = Fill(dataset, 2);
        Assert.Equal([0, 1, 2, 1, 2, 3], batch.Inputs.ToArray());
        Assert.Equal([1, 2, 3, 2, 3, 4], batch.Targets.ToArray());
    }

    [Fact]
    public void Windows_TakeTheirOwnColumnsAndStride()
    {
        var series = TimeSeries.FromColumns([("a", [0, 1, 2, 3, 4, 5]), ("b", [10, 11, 12, 13, 14, 15]), ("c", [20, 21, 22, 23, 24, 25])]);
        var dataset = SequenceDataset.FromSeries(series, steps: 2, inputs: ["c", "a"], targets: ["b"], stride: 2);
        var batch = Fill(dataset, 2);
        Assert.Equal([20, 0, 21, 1, 22, 2, 23, 3], batch.Inputs.ToArray());
        Assert.Equal([12, 14], batch.Targets.ToArray());
        Assert.Equal(2, dataset.Count);
    }

    [Fact]
    public void Tokens_ArePaddedAndHaveLengths()
    {
        var dataset = SequenceDataset.FromTokens([[3, 1], [2], [1, 2, 3]], new[] { 0, 1, 0 });
        var batch = Fill(dataset, 3);
        Assert.Equal([3, 1, 0, 2, 0, 0, 1, 2, 3], batch.Tokens.ToArray());
        Assert.Equal([2, 1, 3], batch.Lengths.ToArray());
        Assert.Equal([0, 1, 0], batch.Labels.ToArray());
        Assert.True(batch.Inputs.IsEmpty && batch.Targets.IsEmpty);
    }

    [Fact]
    public void TokensWithAClassEach_ArePaddedAlike()
    {
        var dataset = SequenceDataset.FromTokens([[3, 1], [2]], [[1, 0], [1]], steps: 3);
        var batch = Fill(dataset, 2);
        Assert.Equal(3, dataset.OutputSteps);
        Assert.Equal([1, 0, 0, 1, 0, 0], batch.Labels.ToArray());
        Assert.Equal([2, 1], batch.Lengths.ToArray());
    }

    [Fact]
    public void Arrays_ComeBackAsTheyWere()
    {
        var dataset = SequenceDataset.FromArrays([1, 2, 3, 4, 5, 6, 7, 8], [9.0, 10], steps: 2, inputSize: 2, lengths: [1, 2]);
        var batch = Fill(dataset.Slice(1, 1), 4);
        Assert.Equal([5, 6, 7, 8], batch.Inputs.ToArray());
        Assert.Equal([10], batch.Targets.ToArray());
        Assert.Equal([2], batch.Lengths.ToArray());
        Assert.Equal([4, 2], Fill(SequenceDataset.FromArrays([1, 2], [4, 2], steps: 1), 2).Labels.ToArray());
    }

    [Fact]
    public void Weights_GoWithTheirSequences()
    {
        var dataset = SequenceDataset.FromArrays([1.0, 2, 3, 4, 5, 6], [0, 1, 0, 1, 0, 1], steps: 2, outputSteps: 2, lengths: [2, 1, 2], stepWeights: [1, 2, 3, 4, 0.5, 0]);
        Assert.Equal([3, 4, 0.5, 0], Fill(dataset.Slice(1, 2), 3).StepWeights.ToArray());
        Assert.Equal((3, 3.5), (dataset.LossWeight(0, 1), dataset.LossWeight(1, 2)));
        Assert.True(Fill(SequenceDataset.FromArrays([1, 2], [4, 2], steps: 1), 2).StepWeights.IsEmpty);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void AWeightThatIsNone_IsRefused(double weight) =>
        Assert.Equal("stepWeights", Assert.Throws<ArgumentException>(() => SequenceDataset.FromArrays([1.0, 2], [4.0, 2], steps: 1, stepWeights: [1, weight])).ParamName);

    [Fact]
    public void AWrongNumberOfWeights_IsRefused() =>
        Assert.Equal("stepWeights", Assert.Throws<ArgumentException>(() => SequenceDataset.FromArrays([1.0, 2], [4.0, 2], steps: 1, stepWeights: [1])).ParamName);

    [Fact]
    public void Transcripts_HaveNumbersOfLabelsOfTheirOwn()
    {
        var dataset = SequenceDataset.FromTranscripts([1, 2, 3, 4, 5, 6], [[3, 1], [], [2]], steps: 2, maxLabels: 3, lengths: [2, 0, 1], weights: [1, 2, 3]);
        var batch = Fill(dataset, 3);
        Assert.Equal([3, 1, 0, 0, 0, 0, 2, 0, 0], batch.Labels.ToArray());
        Assert.Equal([2, 0, 1], batch.TargetLengths.ToArray());
        Assert.Equal([1, 2, 3], batch.StepWeights.ToArray());
        Assert.Equal(4, dataset.LossWeight(0, 3));
        Assert.Equal([3, 1, 2, 0], Fill(SequenceDataset.FromTranscripts([1, 2, 3, 4], [[3, 1], [2]], steps: 2), 2).Labels.ToArray());
    }

    [Theory]
    [InlineData(6, 3, 0)]
    [InlineData(4, 0, 0)]
    [InlineData(4, 3, 1)]
    public void TranscriptsThatDoNotFit_AreRefused(int inputs, int label, int maxLabels)
    {
        int[][] labels = [[1, 2], [label]];
        Assert.Throws<ArgumentException>("labels", () => SequenceDataset.FromTranscripts(new double[inputs], labels, steps: 2, maxLabels: maxLabels));
    }

    [Fact]
    public void Batches_CoverEverySequenceWithASmallerOneLast()
    {
        var dataset = SequenceDataset.FromSeries(TimeSeries.FromValues([.. Enumerable.Range(0, 12).Select(i => (double)i)]), steps: 1);
        var buffer = new BatchBuffer<float>(dataset, 4);
        var (sizes, firsts) = (new List<int>(), new List<float>());
        foreach (var batch in dataset.Batches(buffer))
        {
            sizes.Add(batch.Targets.Length);
            firsts.AddRange(batch.Inputs);
        }

        Assert.Equal([4, 4, 3], sizes);
        Assert.Equal(Enumerable.Range(0, 11).Select(i => (float)i), firsts);
        Assert.Equal(3, dataset.BatchCount(4));
    }

    [Fact]
    public void Batches_AllocateNothing()
    {
        var dataset = SequenceDataset.FromSeries(TimeSeries.FromValues(new double[100]), steps: 5);
        var buffer = new BatchBuffer<float>(dataset, 8);
        float Sum()
        {
            float sum = 0;
            foreach (var batch in dataset.Batches(buffer))
            {
                sum += batch.Inputs[0];
            }

            return sum;
        }

        Assert.Equal(0, Allocation.Of(() => Sum()));
    }

    /// <summary>A step that a mask leaves out is cut out of its sequence, whatever stands there; the normalization does not see it.</summary>
    [Fact]
    public void Masks_CutSequences()
    {
        double[] inputs = [double.NaN, 1, double.NaN, 2, 3, 4, 5, double.NaN];
        bool[] mask = [false, true, false, true, true, true, true, false];
        var dataset = SequenceDataset.FromArrays(inputs, targets: [double.NaN, 10, double.NaN, 20, 30, 40, 50, 60], steps: 4, outputSteps: 4, lengths: [4, 4], stepWeights: [-1, 1, -1, 2, 1, 1, 1, -1], mask: mask);
        var batch = new BatchBuffer<double>(dataset, 2).Fill(dataset, 0, 2);
        Assert.Equal([1, 2, 0, 0, 3, 4, 5, 0], batch.Inputs.ToArray());
        Assert.Equal([10, 20, 0, 0, 30, 40, 50, 0], batch.Targets.ToArray());
        Assert.Equal([1, 2, 0, 0, 1, 1, 1, 0], batch.StepWeights.ToArray());
        Assert.Equal([2, 3], batch.Lengths.ToArray());
        Assert.Equal([3.0], NormalizationFit.Of(dataset, NormalizationMode.Standardize, static _ => true).InputMean);

        var classes = SequenceDataset.FromArrays(inputs, labels: [1, 2], steps: 4, lengths: [3, 4], mask: mask);
        Assert.Equal([1, 3], new BatchBuffer<double>(classes, 2).Fill(classes, 0, 2).Lengths.ToArray());
        var transcripts = SequenceDataset.FromTranscripts(inputs, [[1], [2, 1]], steps: 4, mask: mask);
        Assert.Equal([2, 3], new BatchBuffer<double>(transcripts, 2).Fill(transcripts, 0, 2).Lengths.ToArray());
    }

    /// <summary>Outputs of a decoder have a time of their own, which a mask of the inputs does not cut.</summary>
    [Fact]
    public void Masks_LeaveOutputsOfTheirOwnTime()
    {
        var dataset = SequenceDataset.FromArrays([0, 1, 2, 3], targets: [5.0, 6, 7, 8], steps: 4, outputSteps: 4, targetLengths: [4], mask: [false, true, false, true]);
        Assert.Equal([5, 6, 7, 8], new BatchBuffer<double>(dataset, 1).Fill(dataset, 0, 1).Targets.ToArray());
    }

    [Fact]
    public void MasksThatDoNotFit_AreRefused()
    {
        var exception = Assert.Throws<ArgumentException>("mask", () => SequenceDataset.FromArrays(new double[8], targets: [1.0, 2], steps: 4, mask: new bool[4]));
        Assert.StartsWith("Expected 2 sequences * 4 steps, or none; given 4.", exception.Message);
        Assert.Throws<ArgumentException>("lengths", () => SequenceDataset.FromArrays(new double[8], targets: [1.0, 2], steps: 4, lengths: [5, 1], mask: new bool[8]));
        Assert.Throws<ArgumentException>("inputs", () => SequenceDataset.FromArrays([0, double.NaN, 0, 0], targets: [1.0], steps: 4, mask: [false, true, true, true]));
    }

    [Fact]
    public void Shuffle_IsAFunctionOfSeedAndEpoch()
    {
        var dataset = SequenceDataset.FromSeries(TimeSeries.FromValues(new double[50]), steps: 5);
        var order = dataset.Shuffle(7, 3).Indices.ToArray();
        Assert.Equal(order, dataset.Shuffle(7, 3).Indices.ToArray());
        Assert.NotEqual(order, dataset.Shuffle(8, 3).Indices.ToArray());
        Assert.NotEqual(order, dataset.Shuffle(7, 4).Indices.ToArray());
        Assert.Equal(Enumerable.Range(0, dataset.Count), order.Order());
    }

    [Fact]
    public void Shuffle_PutsEveryItemEverywhereAlike()
    {
        // 24,000 shuffles of 4 items: each of the 24 orders 1,000 times, standard deviation 31; six of them either way.
        var dataset = SequenceDataset.FromArrays([0, 1, 2, 3], [0.0, 0, 0, 0], steps: 1);
        var counts = Enumerable.Range(0, 24_000).CountBy(epoch => string.Concat(dataset.Shuffle(1, epoch).Indices.ToArray())).ToArray();
        Assert.Equal(24, counts.Length);
        Assert.All(counts, count => Assert.InRange(count.Value, 1_000 - 186, 1_000 + 186));
    }

    [Fact]
    public void BadArguments_AreRefusedByName()
    {
        var series = TimeSeries.FromValues([1, 2, 3]);
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => SequenceDataset.FromSeries(series, 0));
        Assert.Throws<ArgumentOutOfRangeException>("horizon", () => SequenceDataset.FromSeries(series, 1, 0));
        Assert.Throws<ArgumentException>("series", () => SequenceDataset.FromSeries(series, 3));
        Assert.Throws<ArgumentException>("inputs", () => SequenceDataset.FromSeries(series, 1, inputs: ["x"]));
        Assert.Throws<ArgumentException>("targets", () => SequenceDataset.FromSeries(series, 1, targets: []));
        Assert.Throws<ArgumentException>("steps", () => SequenceDataset.FromSeries(series, 2, shape: SequenceShape.OneToOne));
        Assert.Throws<ArgumentException>("inputs", () => SequenceDataset.FromArrays([1, 2, 3], [1.0], steps: 2));
        Assert.Throws<ArgumentException>("inputs", () => SequenceDataset.FromArrays([1, double.NaN], [1.0], steps: 2));
        Assert.Throws<ArgumentException>("targets", () => SequenceDataset.FromArrays([1, 2], [1.0, 2], steps: 2));
        Assert.Throws<ArgumentException>("labels", () => SequenceDataset.FromArrays([1, 2], [-1], steps: 2));
        Assert.Throws<ArgumentException>("targets", () => SequenceDataset.FromArrays([1, 2, 3], [1.0], steps: 3, outputSteps: 2));
        Assert.Throws<ArgumentException>("lengths", () => SequenceDataset.FromArrays([1, 2], [1.0], steps: 2, lengths: [3]));
        Assert.Throws<ArgumentException>("tokens", () => SequenceDataset.FromTokens([[1, 2, 3]], new[] { 0 }, steps: 2));
        Assert.Throws<ArgumentException>("tokens", () => SequenceDataset.FromTokens([[-1]], new[] { 0 }));
        Assert.Throws<ArgumentException>("labels", () => SequenceDataset.FromTokens([[1]], new[] { 0, 1 }));
        Assert.Throws<ArgumentException>("labels", () => SequenceDataset.FromTokens([[1, 2]], [[0]]));
        Assert.Throws<ArgumentException>("targets", () => SequenceDataset.FromTokens([[1]], [double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new BatchBuffer<float>(Windows(9), 4).Fill(Windows(9), 0, 5).Inputs.Length);
        Assert.Throws<ArgumentException>("dataset", () => new BatchBuffer<float>(Windows(9), 4).Fill(SequenceDataset.FromArrays([1], [1.0], 1), 0, 1).Inputs.Length);
    }

    /// <summary>Both sizes are 1 where they are not given: the call does not show what is missing, so the message names it.</summary>
    [Fact]
    public void TargetsOfAnotherSize_NameTheArgumentsToPass()
    {
        AssertSays(
            "Expected 2 sequences * 1 output steps, given 6 numbers. That is 3 for each sequence: pass outputSteps and outputSize, whose product it is.",
            () => SequenceDataset.FromArrays([1, 2, 3, 4], [1.0, 2, 3, 4, 5, 6], steps: 2));
        AssertSays(
            "Expected 2 sequences * 1 output steps, given 4 numbers. That is 2 for each sequence: pass outputSteps.",
            () => SequenceDataset.FromArrays([1, 2, 3, 4], [0, 1, 0, 1], steps: 2));
        AssertSays(
            "Expected 2 sequences * 3 output steps, given 5 numbers. (",
            () => SequenceDataset.FromArrays([1, 2, 3, 4], [1.0, 2, 3, 4, 5], steps: 2, outputSteps: 3));

        static void AssertSays(string message, Action call) => Assert.StartsWith(message, Assert.Throws<ArgumentException>(call).Message, StringComparison.Ordinal);
    }

    private static SequenceDataset Windows(int length) => SequenceDataset.FromSeries(TimeSeries.FromValues(new double[length]), steps: 2);

    private static SequenceBatch<double> Fill(SequenceDataset dataset, int batchSize)
    {
        var count = Math.Min(batchSize, dataset.Count);
        return new BatchBuffer<double>(dataset, batchSize).Fill(dataset, 0, count);
    }
}
