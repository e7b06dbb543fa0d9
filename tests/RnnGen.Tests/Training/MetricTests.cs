namespace RnnGen.Tests;

/// <summary>Metrics against counts by hand.</summary>
public sealed class MetricTests
{
    [Fact]
    public void BinaryF1_IsTheHarmonicMeanOfPrecisionAndRecall()
    {
        var metric = new BinaryF1<double>();
        metric.Add([0.9, 0.5, 0.2], [1, 0, 1], -1, 1);
        metric.Add([0.6, 0.4], [0.7, 0.3], -1, 2);

        // True positives 1 + 2, false positives 1, false negatives 1: precision 3/4, recall 3/4.
        Assert.Equal(0.75, metric.Value);
        Assert.Equal(0, new BinaryF1<double>().Value);
    }

    [Fact]
    public void MacroF1_CountsEveryOccurringClassAlike()
    {
        var metric = new MacroF1<double>(4);
        metric.Add([0.7, 0.1, 0.1, 0.1], default, 0, 1);
        metric.Add([0.7, 0.1, 0.1, 0.1], default, 1, 1);
        metric.Add([0.1, 0.7, 0.1, 0.1], default, 1, 3);
        metric.Add([0.1, 0.1, 0.7, 0.1], [0.2, 0.5, 0.3, 0], -1, 1);

        // Class 0: 1 of 2 claimed, 1 true: 2/3. Class 1: 3 claimed, all right, of 5 true: 6/8. Class 2: claimed, never right: 0. Class 3 does not occur.
        Assert.Equal(((2.0 / 3) + 0.75 + 0) / 3, metric.Value, 1e-15);
    }

    [Fact]
    public void BitsPerCharacter_AreBinaryLogarithms()
    {
        var mean = new MeanCrossEntropy<double>(2);
        mean.Add([5, 5], default, 1, 1);
        mean.Add([Math.Log(0.125), Math.Log(0.875)], default, 0, 3);

        Assert.Equal((1 + (3 * 3)) / 4.0, new BitsPerCharacter<double>(mean).Value, 1e-14);
    }

    /// <summary>One position in 400 is given logits by which its class has probability e^-104: 0 in single precision. Its loss is 104 all the same.</summary>
    [Theory]
    [InlineData(104, 0.26)]
    [InlineData(200_000, 500)]
    public void CrossEntropies_AreFiniteWhereTheLossIs(float logit, double mean)
    {
        var (ofClasses, ofDistributions) = (new MeanCrossEntropy<float>(3), new MeanCrossEntropy<float>(3));
        for (var i = 0; i < 400; i++)
        {
            float[] target = i == 0 ? [0, 0.25f, 0.75f] : [1, 0, 0];
            ofClasses.Add([logit, 0, 0], default, i == 0 ? 1 : 0, 1);
            ofDistributions.Add([logit, 0, 0], target, -1, 1);
        }

        // exp multiplies the relative error of a sum of 400 terms by its exponent, at most 500.
        Assert.Equal(1, new Perplexity<float>(ofClasses).Value / Math.Exp(mean), 1e-12);
        Assert.Equal(1, new BitsPerCharacter<float>(ofClasses).Value / (mean / Math.Log(2)), 1e-12);
        Assert.Equal(ofClasses.Value, ofDistributions.Value);
    }

    [Fact]
    public void Distributions_AreMeasuredByTheirCrossEntropy()
    {
        var (perplexity, accuracy) = (new Perplexity<double>(new(3)), new ClassAccuracy<double>());
        double[] output = [Math.Log(0.25), Math.Log(0.75), double.NegativeInfinity], target = [0.5, 0.5, 0];
        perplexity.Add(output, target, -1, 1);
        accuracy.Add(output, target, -1, 1);

        Assert.Equal(Math.Exp(-0.5 * (Math.Log(0.25) + Math.Log(0.75))), perplexity.Value, 1e-14);

        // Of equals the first is the right one, and that is not the most probable.
        Assert.Equal(0, accuracy.Value);
    }

    [Fact]
    public void ExactMatch_CountsSequences()
    {
        var metric = new ExactMatch<float>();
        foreach (var labels in new int[][] { [0, 1, 0], [0, 0], [1, 1], [0] })
        {
            foreach (var (label, t) in labels.Select((label, t) => (label, t)))
            {
                metric.Add(t % 2 == 0 ? [0.9f, 0.1f] : [0.1f, 0.9f], default, label, 0.5);
            }

            metric.EndSequence(default);
        }

        Assert.Equal(0.5, metric.Value);
    }

    [Fact]
    public void ExactMatch_WeighsASequenceByTheMeanWeightOfItsSteps()
    {
        var metric = new ExactMatch<double>();
        foreach (var (labels, weights) in new[] { (new[] { 0, 0 }, new[] { 1.0, 5 }), ([0, 0, 0, 1], [1, 1, 1, 1]), ([1], [4]) })
        {
            foreach (var (label, weight) in labels.Zip(weights))
            {
                metric.Add([3, -3], default, label, weight);
            }

            metric.EndSequence(default);
        }

        // The first, of weight 3, is right; those of weights 1 and 4 are wrong.
        Assert.Equal(3 / 8.0, metric.Value);
    }

    [Theory]
    [InlineData(new int[] { }, new int[] { }, 0)]
    [InlineData(new[] { 1, 2, 3 }, new int[] { }, 3)]
    [InlineData(new int[] { }, new[] { 1, 2 }, 2)]
    [InlineData(new[] { 1, 2, 3 }, new[] { 1, 2, 3 }, 0)]
    [InlineData(new[] { 1, 2, 3, 4 }, new[] { 2, 3, 4 }, 1)]
    [InlineData(new[] { 1, 2, 3 }, new[] { 3, 2, 1 }, 2)]
    [InlineData(new[] { 11, 9, 20, 20, 5, 14 }, new[] { 19, 9, 20, 20, 9, 14, 7 }, 3)]
    public void EditDistance_CountsInsertionsDeletionsAndReplacements(int[] a, int[] b, int expected)
    {
        Assert.Equal(expected, EditDistance.Between(a, b));
        Assert.Equal(expected, EditDistance.Between(b, a));
    }

    [Fact]
    public void LabelErrors_AreThoseOfTheBestPathPerRightLabel()
    {
        var (rate, match) = (new LabelErrorRate<double>(), new LabelMatch<double>());
        foreach (var (path, labels, weight) in new[] { (new[] { 1, 1, 0, 1, 2 }, new[] { 1, 1, 2 }, 1.0), ([0, 2, 2], [1], 0.5), ([0, 0], [], 1) })
        {
            foreach (var best in path)
            {
                double[] output = [0.1, 0.1, 0.1];
                output[best] = 0.8;
                rate.Add(output, default, -1, weight);
                match.Add(output, default, -1, weight);
            }

            rate.EndSequence(labels);
            match.EndSequence(labels);
        }

        Assert.Equal(0.5 / 3.5, rate.Value);
        Assert.Equal(2 / 2.5, match.Value);
    }

    [Fact]
    public void LabelErrors_WhereThereAreNoLabels_AreNoneOrInfinite()
    {
        var rate = new LabelErrorRate<double>();
        rate.Add([0.9, 0.1], default, -1, 1);
        rate.EndSequence([]);
        Assert.Equal(0, rate.Value);
        rate.Add([0.1, 0.9], default, -1, 1);
        rate.EndSequence([]);
        Assert.Equal(double.PositiveInfinity, rate.Value);
    }
}
