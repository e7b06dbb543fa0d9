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

    /// <summary>
    /// A beginning that the beam drops and finds again is the same one as before: what goes on from it, still in the beam, is reached from it again. Against a search by the
    /// definition, which keeps labels as text and all candidates of a step.
    /// </summary>
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 5)]
    [InlineData(5, 8)]
    public void NarrowBeams_KeepTheMostProbableOfEachStep(int width, int classes)
    {
        const int Steps = 60;
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var probabilities = Enumerable.Range(0, Steps * classes).Select(_ => Math.Pow(random.NextDouble(), 3)).ToArray();
            var found = CtcDecoder.BeamSearch<double>(probabilities, classes, width);
            var expected = ByDefinition(probabilities, classes, width);
            Assert.Equal(expected.Select(e => e.Labels), found.Select(hypothesis => string.Join(' ', hypothesis.Labels)));
            Assert.All(found.Zip(expected), pair => Assert.Equal(pair.Second.LogProbability, pair.First.LogProbability, 1e-10));
        }
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

        // Label 2 is the only way to go on from each beginning; it is a repetition of one of them.
        var found = CtcDecoder.BeamSearch<double>([0, 0.5, 0.5, 0, 0, 1], 3);
        Assert.Equal(["1 2", "2"], found.Select(hypothesis => string.Join(' ', hypothesis.Labels)).Order());
        Assert.All(found, hypothesis => Assert.Equal(Math.Log(0.5), hypothesis.LogProbability));
    }

    [Fact]
    public void BeamSearch_OfNoSteps_IsOneHypothesisWithoutLabels()
    {
        var only = Assert.Single(CtcDecoder.BeamSearch<float>([], int.MaxValue, beamWidth: int.MaxValue));
        Assert.Empty(only.Labels);
        Assert.Equal(0, only.LogProbability);
    }

    [Theory]
    [InlineData(double.NaN, "step 1 has NaN for class 2")]
    [InlineData(double.PositiveInfinity, "step 1 has Infinity for class 2")]
    [InlineData(double.NegativeInfinity, "step 1 has -Infinity for class 2")]
    [InlineData(-0.25, "step 1 has -0.25 for class 2")]
    public void BeamSearch_NamesThePlaceOfWhatIsNoProbability(double value, string expected)
    {
        double[] probabilities = [0.5, 0.25, 0.25, 0.5, 0.5, value];
        var error = Assert.Throws<ArgumentException>("probabilities", () => CtcDecoder.BeamSearch<double>(probabilities, 3));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("probabilities", () => CtcDecoder.BeamSearch<float>(Array.ConvertAll(probabilities, p => (float)p), 3));
    }

    [Fact]
    public void BeamSearch_NamesTheStepThatGivesNoClassAProbability()
    {
        var error = Assert.Throws<ArgumentException>("probabilities", () => CtcDecoder.BeamSearch<double>([0.5, 0.5, 0, 0], 2));
        Assert.Contains("step 1 has none. Give the valid steps of the row alone", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("probabilities", () => CtcDecoder.BeamSearch<double>([0, 0], 2));
    }

    [Fact]
    public void BestPath_NamesThePlaceOfNaN_AndTakesLogits()
    {
        var error = Assert.Throws<ArgumentException>("probabilities", () => CtcDecoder.BestPath<float>([1, 0, float.NaN, 1], 2, new int[2]));
        Assert.Contains("step 1 has NaN for class 0", error.Message, StringComparison.Ordinal);
        var labels = new int[2];
        Assert.Equal(1, CtcDecoder.BestPath<float>([-3, -1, 5, -2], 2, labels));
        Assert.Equal(1, labels[0]);
    }

    /// <summary>A step keeps 16 beginnings of at most 1 kB each, whatever else it looked at: 3.2 MB in 200 steps. Each of the 200 * 16 * 1,000 it looked at, kept, would be 300 MB.</summary>
    [Fact]
    public void BeamSearch_ForgetsWhatTheBeamDropped()
    {
        const int Steps = 200, ClassCount = 1000;
        var random = new Random(4);
        var probabilities = Enumerable.Range(0, Steps * ClassCount).Select(_ => Math.Pow(random.NextDouble(), 8)).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        CtcDecoder.BeamSearch<double>(probabilities, ClassCount);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 3_200_000);

        // Beginnings of the beam may have nothing in common: a path of at most a label a step for each.
        var beam = new CtcBeam(16);
        for (var t = 0; t < Steps; t++)
        {
            beam.Step(Array.ConvertAll(probabilities[(t * ClassCount)..((t + 1) * ClassCount)], Math.Log));
            Assert.InRange(beam.Remembered, 16, (16 * (t + 1)) + 1);
        }
    }

    [Fact]
    public void WhatDoesNotFit_IsRefused()
    {
        Assert.Throws<ArgumentException>("probabilities", () => CtcDecoder.BestPath<float>(new float[5], 2, new int[5]));
        Assert.Throws<ArgumentException>("probabilities", () => CtcDecoder.BeamSearch<float>(new float[5], 2));
        Assert.Throws<ArgumentException>("labels", () => CtcDecoder.BestPath<float>(Probabilities([1, 2], 3), 3, new int[1]));
        foreach (var classes in new[] { int.MinValue, -2, -1, 0, 1 })
        {
            Assert.Throws<ArgumentOutOfRangeException>("classes", () => CtcDecoder.BestPath<float>(new float[4], classes, new int[4]));
            Assert.Throws<ArgumentOutOfRangeException>("classes", () => CtcDecoder.BeamSearch<float>(new float[4], classes));
        }

        Assert.Throws<ArgumentException>("probabilities", () => CtcDecoder.BeamSearch<float>(new float[4], int.MaxValue));
        Assert.ThrowsAny<ArgumentException>(() => CtcDecoder.BeamSearch<float>(new float[4], 2, beamWidth: 0));
    }

    private static List<(string Labels, double LogProbability)> ByDefinition(double[] probabilities, int classes, int width)
    {
        var beam = new Dictionary<string, (double Blank, double Label)> { [""] = (1, 0) };
        var scale = 0.0;
        for (var t = 0; t < probabilities.Length / classes; t++)
        {
            var next = new Dictionary<string, (double Blank, double Label)>();
            foreach (var (labels, (blank, label)) in beam)
            {
                Add(next, labels, (blank + label) * probabilities[t * classes], 0);
                for (var k = 1; k < classes; k++)
                {
                    var (p, isRepeated) = (probabilities[(t * classes) + k], labels.Split(' ')[^1] == $"{k}");
                    Add(next, labels, 0, isRepeated ? label * p : 0);
                    Add(next, $"{labels} {k}".Trim(), 0, (isRepeated ? blank : blank + label) * p);
                }
            }

            var largest = next.Max(pair => pair.Value.Blank + pair.Value.Label);
            scale += Math.Log(largest);
            beam = next.OrderByDescending(pair => pair.Value.Blank + pair.Value.Label).Take(width)
                .ToDictionary(pair => pair.Key, pair => (pair.Value.Blank / largest, pair.Value.Label / largest));
        }

        return [.. beam.Select(pair => (pair.Key, scale + Math.Log(pair.Value.Blank + pair.Value.Label)))];

        static void Add(Dictionary<string, (double Blank, double Label)> beam, string labels, double blank, double label)
        {
            var known = beam.GetValueOrDefault(labels);
            beam[labels] = (known.Blank + blank, known.Label + label);
        }
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
