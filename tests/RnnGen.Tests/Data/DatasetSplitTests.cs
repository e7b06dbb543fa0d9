using FsCheck;
using FsCheck.Fluent;

namespace RnnGen.Tests;

public sealed class DatasetSplitTests
{
    private static readonly Gen<(SequenceDataset Dataset, int Length, double Train, double Validation)> Cases =
        from length in Gen.Choose(20, 200)
        from steps in Gen.Choose(1, 6)
        from horizon in Gen.Choose(1, 4)
        from stride in Gen.Choose(1, 4)
        from everyStep in Gen.Elements(false, true)
        from train in Gen.Choose(55, 100)
        from validation in Gen.Choose(0, 100 - train)
        select (
            SequenceDataset.FromSeries(
                TimeSeries.FromValues(new double[length]), steps, horizon, shape: everyStep ? SequenceShape.ManyToMany : SequenceShape.ManyToOne, stride: stride),
            length, train / 100.0, validation / 100.0);

    [Fact]
    public void SplitByTime_KeepsEveryWindowWithinOnePart() => Check(c =>
    {
        var (train, validation, test) = c.Dataset.SplitByTime(c.Train, c.Validation);
        var lastOfTrain = Reads(train).Max();
        return Reads(validation).Concat(Reads(test)).All(row => row > lastOfTrain)
            && (validation.Count == 0 || Reads(test).All(row => row > Reads(validation).Max()));
    });

    [Fact]
    public void SplitByTime_PutsEveryWindowSomewhereOnce() => Check(c =>
    {
        var split = c.Dataset.SplitByTime(c.Train, c.Validation);
        SequenceDataset[] parts = [split.Train, split.Validation, split.Test, split.Dropped];
        return parts.SelectMany(p => p.Indices.ToArray()).Order().SequenceEqual(Enumerable.Range(0, c.Dataset.Count));
    });

    [Fact]
    public void SplitByTime_DropsOnlyWindowsAcrossACut() => Check(c =>
    {
        // At most as many windows reach across a cut as have their first row within one reach before it.
        var split = c.Dataset.SplitByTime(c.Train, c.Validation);
        var (first, last) = c.Dataset.RowsOf(0);
        return split.Dropped.Count <= 2 * (last - first) && Reads(split.Train).All(row => row < Math.Ceiling(c.Length * c.Train + 0.5));
    });

    [Fact]
    public void SplitByTime_CutsWhereItSays()
    {
        var dataset = SequenceDataset.FromSeries(TimeSeries.FromValues(new double[10]), steps: 2);
        var split = dataset.SplitByTime(0.5, 0.3);
        Assert.Equal([0, 1, 2], split.Train.Indices.ToArray());
        Assert.Equal([5], split.Validation.Indices.ToArray());
        Assert.Equal(0, split.Test.Count);
        Assert.Equal([3, 4, 6, 7], split.Dropped.Indices.ToArray());
        Assert.Equal((5, 7), split.Validation.RowsOf(0));
    }

    [Fact]
    public void Split_DealsEverySequenceOutOnce()
    {
        var dataset = SequenceDataset.FromArrays(new double[100], new double[100], steps: 1);
        var split = dataset.Split(0.7, 0.1, seed: 5);
        Assert.Equal((70, 10, 20), (split.Train.Count, split.Validation.Count, split.Test.Count));
        int[] all = [.. split.Train.Indices, .. split.Validation.Indices, .. split.Test.Indices];
        Assert.Equal(Enumerable.Range(0, 100), all.Order());
        Assert.Equal(all[..70], dataset.Split(0.7, 0.1, seed: 5).Train.Indices.ToArray());
        Assert.NotEqual(all[..70], dataset.Split(0.7, 0.1, seed: 6).Train.Indices.ToArray());
    }

    [Fact]
    public void EachKindOfData_HasItsOwnSplit()
    {
        var windows = SequenceDataset.FromSeries(TimeSeries.FromValues(new double[10]), steps: 2);
        var arrays = SequenceDataset.FromArrays(new double[4], new double[4], steps: 1);
        Assert.Contains("SplitByTime", Assert.Throws<InvalidOperationException>(() => windows.Split(0.5, 0, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => arrays.SplitByTime(0.5, 0));
        Assert.Throws<InvalidOperationException>(() => arrays.RowsOf(0));
    }

    [Fact]
    public void BadShares_AreRefusedByName()
    {
        var arrays = SequenceDataset.FromArrays(new double[4], new double[4], steps: 1);
        Assert.Throws<ArgumentOutOfRangeException>("train", () => arrays.Split(0, 0.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>("train", () => arrays.Split(1.5, 0, 1));
        Assert.Throws<ArgumentException>("validation", () => arrays.Split(0.8, 0.3, 1));
        Assert.Throws<ArgumentException>("train", () => arrays.Split(0.01, 0, 1));
    }

    private static IEnumerable<int> Reads(SequenceDataset part) =>
        Enumerable.Range(0, part.Count).Select(part.RowsOf).SelectMany(rows => Enumerable.Range(rows.First, rows.Last - rows.First + 1));

    private static void Check(Func<(SequenceDataset Dataset, int Length, double Train, double Validation), bool> property) =>
        Prop.ForAll(Cases.ToArbitrary(), property).QuickCheckThrowOnFailure();
}
