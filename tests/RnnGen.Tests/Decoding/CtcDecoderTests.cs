namespace RnnGen.Tests;

public sealed class CtcDecoderTests
{
    [Fact]
    public void BestPath_JoinsRepetitionsAndDropsBlanks()
    {
        // 1 1 - 1 2 2 - - 3
        int[] path = [1, 1, 0, 1, 2, 2, 0, 0, 3];
        var labels = new int[9];
        Assert.Equal(4, CtcDecoder.BestPath<float>(Probabilities(path, 4), 4, labels));
        Assert.Equal([1, 1, 2, 3], labels[..4]);
    }

    [Fact]
    public void NothingButBlanks_IsNoLabel()
    {
        Assert.Equal(0, CtcDecoder.BestPath<float>(Probabilities([0, 0, 0], 2), 2, []));
        Assert.Equal(0, CtcDecoder.BestPath<float>([], 2, []));
        Assert.Empty(CtcDecoder.BeamSearch<float>([0.9f, 0.1f, 0.8f, 0.2f], 2)[0].Labels);
    }

    [Fact]
    public void BeamSearch_FindsTheLabelsOfManyPathsWhereTheBestPathDoesNot()
    {
        // Graves's example: the blank is the best at each step, 0.6 * 0.6 = 0.36, but label 1 has 0.4 * 0.4 + 2 * 0.4 * 0.6 = 0.64.
        double[] probabilities = [0.6, 0.4, 0.6, 0.4];
        Assert.Equal(0, CtcDecoder.BestPath<double>(probabilities, 2, new int[2]));

        var best = CtcDecoder.BeamSearch<double>(probabilities, 2)[0];
        Assert.Equal([1], best.Labels);
        Assert.Equal(Math.Log(0.64), best.LogProbability, 1e-15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void WideBeams_HaveTheProbabilitiesOfAllPaths(int seed)
    {
        const int Steps = 5, ClassCount = 3;
        var random = new Random(seed);
        var probabilities = new double[Steps * ClassCount];
        for (var t = 0; t < Steps; t++)
        {
            var step = Enumerable.Range(0, ClassCount).Select(_ => random.NextDouble()).ToArray();
            for (var k = 0; k < ClassCount; k++)
            {
                probabilities[(t * ClassCount) + k] = step[k] / step.Sum();
            }
        }

        var found = CtcDecoder.BeamSearch<double>(probabilities, ClassCount, beamWidth: 1000);
        var expected = AllPaths(probabilities, Steps, ClassCount);
        Assert.Equal(expected.Count, found.Count);
        Assert.All(found, hypothesis => Assert.Equal(1, Math.Exp(hypothesis.LogProbability) / expected[string.Join(' ', hypothesis.Labels)], 1e-12));
        Assert.Equal(found.OrderByDescending(hypothesis => hypothesis.LogProbability), found);
        Assert.Equal(2, CtcDecoder.BeamSearch<double>(probabilities, ClassCount, beamWidth: 2).Count);
    }

    [Fact]
    public void ImpossibleClasses_AreNotFound()
    {
        double[] probabilities = [0, 1, 0, 1];
        Assert.Equal([1], Assert.Single(CtcDecoder.BeamSearch<double>(probabilities, 2)).Labels);
        Assert.Empty(CtcDecoder.BeamSearch<double>([0, 0], 2));
    }

    [Fact]
    public void WhatDoesNotFit_IsRefused()
    {
        Assert.Throws<ArgumentException>("probabilities", () => CtcDecoder.BestPath<float>(new float[5], 2, new int[5]));
        Assert.Throws<ArgumentException>("probabilities", () => CtcDecoder.BeamSearch<float>(new float[5], 2));
        Assert.Throws<ArgumentException>("labels", () => CtcDecoder.BestPath<float>(Probabilities([1, 2], 3), 3, new int[1]));
        Assert.ThrowsAny<ArgumentException>(() => CtcDecoder.BestPath<float>(new float[4], 1, new int[4]));
        Assert.ThrowsAny<ArgumentException>(() => CtcDecoder.BeamSearch<float>(new float[4], 2, beamWidth: 0));
    }

    private static float[] Probabilities(int[] path, int classes) =>
        [.. path.SelectMany(best => Enumerable.Range(0, classes).Select(k => k == best ? 0.7f : 0.3f / (classes - 1)))];

    /// <summary>The probability of all labels, from every path one by one.</summary>
    private static Dictionary<string, double> AllPaths(double[] probabilities, int steps, int classes)
    {
        var sums = new Dictionary<string, double>();
        for (var path = 0; path < Math.Pow(classes, steps); path++)
        {
            var digits = Enumerable.Range(0, steps).Select(t => path / (int)Math.Pow(classes, t) % classes).ToArray();
            var probability = digits.Select((k, t) => probabilities[(t * classes) + k]).Aggregate((a, b) => a * b);
            var labels = string.Join(' ', digits.Where((k, t) => k != 0 && (t == 0 || k != digits[t - 1])));
            sums[labels] = sums.GetValueOrDefault(labels) + probability;
        }

        return sums;
    }
}
