namespace RnnGen.Tests;

public sealed class ContinuousOrderTests
{
    [Fact]
    public void Rows_ContinueFromBatchToBatch()
    {
        // Seven windows of two steps: pieces of three, the last window is left over.
        var dataset = Windows(7).Continuous(rows: 2);
        Assert.Equal((2, 6), (dataset.ContinuousRows, dataset.Count));
        Assert.Equal([0, 3, 1, 4, 2, 5], dataset.Indices.ToArray());

        var (inputs, resets) = Batches(dataset, 2);
        Assert.Equal([[0, 1, 6, 7], [2, 3, 8, 9], [4, 5, 10, 11]], inputs);
        Assert.Equal([[true, true], [false, false], [false, false]], resets);
    }

    [Fact]
    public void Starts_ResetTheirRows()
    {
        var (_, resets) = Batches(Windows(6).Continuous(2, [true, false, true, false, true, false]), 2);
        Assert.Equal([[true, true], [false, true], [true, false]], resets);
    }

    [Fact]
    public void WindowsThatWereLeftOut_AreAStart()
    {
        var series = TimeSeries.FromValues([.. Enumerable.Range(0, 25).Select(i => (double)i)]);
        var split = SequenceDataset.FromSeries(series, steps: 2, shape: SequenceShape.ManyToMany, stride: 2).SplitByTime(0.5, 0.25);
        Assert.Equal([[true], [false]], Batches(split.Validation.Continuous(1), 1).Resets);

        var shuffled = Windows(6).Shuffle(1);
        var order = shuffled.Indices.ToArray();
        var resets = Batches(shuffled.Continuous(1), 1).Resets;
        Assert.Equal(order.Select((index, i) => i == 0 || index != order[i - 1] + 1), resets.Select(reset => reset[0]));
    }

    [Fact]
    public void WhatIsNoLongerInOrder_StartsAnew()
    {
        var dataset = Windows(6).Continuous(2);
        Assert.Equal(0, dataset.Shuffle(3).ContinuousRows);
        Assert.Equal(0, dataset.Slice(1, 4).ContinuousRows);
        Assert.Equal(2, dataset.Slice(2, 4).ContinuousRows);
        Assert.Equal([[true, true], [false, false]], Batches(dataset.Slice(2, 4), 2).Resets);
        Assert.All(Batches(dataset, 4).Resets, resets => Assert.All(resets, Assert.True));
        Assert.True(new BatchBuffer<double>(Windows(6), 2).Fill(Windows(6), 0, 2).Resets.IsEmpty);
    }

    [Fact]
    public void WhatDoesNotFit_IsRefused()
    {
        var series = TimeSeries.FromValues([.. Enumerable.Range(0, 9).Select(i => (double)i)]);
        Assert.Contains("stride", Assert.Throws<ArgumentException>(() => SequenceDataset.FromSeries(series, steps: 2).Continuous(2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Windows(3).Continuous(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Windows(3).Continuous(0));
        Assert.Throws<ArgumentException>(() => Windows(3).Continuous(1, [true]));
    }

    /// <summary>The numbers 0, 1, 2, ... in windows of two.</summary>
    private static SequenceDataset Windows(int count)
    {
        double[] values = [.. Enumerable.Range(0, 2 * count).Select(i => (double)i)];
        return SequenceDataset.FromArrays(values, values, steps: 2, outputSteps: 2);
    }

    private static (List<double[]> Inputs, List<bool[]> Resets) Batches(SequenceDataset dataset, int rows)
    {
        var (inputs, resets) = (new List<double[]>(), new List<bool[]>());
        foreach (var batch in dataset.Batches(new BatchBuffer<double>(dataset, rows)))
        {
            inputs.Add(batch.Inputs.ToArray());
            resets.Add(batch.Resets.ToArray());
        }

        return (inputs, resets);
    }
}
