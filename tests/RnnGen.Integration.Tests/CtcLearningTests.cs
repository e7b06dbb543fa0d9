namespace RnnGen.Integration.Tests;

/// <summary>A network learns to write down symbols of unknown durations and times from their order alone.</summary>
public sealed class CtcLearningTests
{
    [Fact]
    public void Transcriber_LearnsLabelsWithoutTheirTimes()
    {
        var network = new Transcriber(seed: 1);
        var trainer = Trainer.For(network, new Adam(learningRate: 0.02), new() { Epochs = 25, Clipping = GradientClipping.ByGlobalNorm(5), Seed = 2 });
        var test = Transcripts(64, seed: 4);
        var before = trainer.Evaluate(test);
        trainer.Fit(Transcripts(256, seed: 3));
        var after = trainer.Evaluate(test);

        Assert.True(before["label_error_rate"] > 0.5, before.ToString());
        Assert.True(after["label_error_rate"] < 0.05, after.ToString());
        Assert.True(after.Loss < before.Loss / 5, $"{before}; {after}");
    }

    /// <summary>One to three symbols, each shown for one to three steps and followed by one to two steps of nothing.</summary>
    private static SequenceDataset Transcripts(int count, int seed)
    {
        const int Steps = 14, Symbols = 3;
        var random = new Random(seed);
        var (inputs, labels, lengths) = (new double[count * Steps * Symbols], new int[count][], new int[count]);
        for (var i = 0; i < count; i++)
        {
            labels[i] = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(1, Symbols + 1))];
            var t = 0;
            foreach (var label in labels[i])
            {
                for (var shown = random.Next(1, 4); shown > 0 && t < Steps; shown--, t++)
                {
                    inputs[(((i * Steps) + t) * Symbols) + label - 1] = 1;
                }

                t += random.Next(1, 3);
            }

            lengths[i] = Math.Min(t, Steps);
        }

        return SequenceDataset.FromTranscripts(inputs, labels, Steps, Symbols, maxLabels: 3, lengths);
    }
}
