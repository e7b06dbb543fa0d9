using RnnGen;

namespace PublishedModels;

/// <summary>
/// A voice activity detector with the layers of Silero VAD (Silero Team, 2021): every 32 ms of sound at 16 kHz, the probability that somebody speaks. As published: the frame network, an LSTM of
/// 128 units, a rectifier and one logistic output. Not as published: the training, and data that are made up.
/// A voice is a pitch that wanders, with the harmonics that a mouth lets through; what is no voice is noise of the same loudness, of a color of its own. Either lasts for some frames.
/// </summary>
internal static class SpeechModel
{
    public const int Steps = 12;
    public const int BatchSize = 20;

    private const int Rate = 16_000;
    private const int Hop = 512;
    private const int Before = SpeechFrame.Samples - Hop;
    private const int TrainingRows = 400;
    private const int TestRows = 200;
    private const int Epochs = 6;

    public static Finding Learn(int seed)
    {
        var random = new Random(seed);
        var (training, test) = (new Rows(TrainingRows, random), new Rows(TestRows, random));
        var network = new SpeechDetector(seed);
        var trainer = Trainer.For(network, new Adam(learningRate: 0.002), new()
        {
            Epochs = Epochs,
            Schedule = new CosineDecay(Epochs * TrainingRows / BatchSize, floor: 0.02),
            Clipping = GradientClipping.ByGlobalNorm(1),
            NormalizationMode = NormalizationMode.None,
        });
        var held = test.Dataset();
        var before = trainer.Evaluate(held).Loss;
        trainer.Fit(training.Dataset());
        var after = trainer.Evaluate(held);
        return new("Silero", network.Parameters.Count, FormattableString.Invariant($"{TrainingRows:N0} rows of {Steps} frames of 32 ms"), before, after.Loss, 0,
        [
            new(after["accuracy"] > 0.95, $"{after["accuracy"]:P1} of {test.Spoken.Length:N0} frames are told apart; by the best threshold on their loudness {test.BestByLoudness:P1} would be"),
            new(Streams(network, test), $"a session that takes frame after frame gives the bits of the whole row"),
        ]);
    }

    private static bool Streams(SpeechDetector network, Rows test)
    {
        using var session = network.CreateSession();
        var (row, output) = (new float[Steps], new float[1]);
        float[] frames = [.. test.Frames.Take(Steps * SpeechFrame.Samples).Select(sample => (float)sample)];
        network.Predict(frames, row);
        return Enumerable.Range(0, Steps).All(t =>
        {
            session.Step(frames.AsSpan(t * SpeechFrame.Samples, SpeechFrame.Samples), output);
            return output[0] == row[t];
        });
    }

    /// <summary>Rows of sound, and where somebody speaks.</summary>
    private sealed class Rows
    {
        private const int Harmonics = 12;
        private const int MostFrames = 5;

        public Rows(int count, Random random)
        {
            (Frames, Spoken) = (new double[count * Steps * SpeechFrame.Samples], new double[count * Steps]);
            for (var row = 0; row < count; row++)
            {
                Draw(row, random);
            }
        }

        public double[] Frames { get; }

        public double[] Spoken { get; }

        /// <summary>The share of frames that the best threshold on the loudness tells apart.</summary>
        public double BestByLoudness
        {
            get
            {
                var frames = Spoken.Select((spoken, t) => (Loudness: Frames.AsSpan(t * SpeechFrame.Samples, SpeechFrame.Samples).ToArray().Sum(sample => sample * sample), IsSpoken: spoken > 0.5)).OrderBy(frame => frame.Loudness).ToArray();
                var (above, best) = (frames.Count(frame => frame.IsSpoken), 0);
                foreach (var frame in frames)
                {
                    above += frame.IsSpoken ? -1 : 1;
                    best = Math.Max(best, Math.Max(above, frames.Length - above));
                }

                return (double)best / frames.Length;
            }
        }

        public SequenceDataset Dataset() => SequenceDataset.FromArrays(Frames, Spoken, Steps, SpeechFrame.Samples, outputSteps: Steps);

        private void Draw(int row, Random random)
        {
            var (sound, spoken) = (new double[Before + (Steps * Hop)], random.Next(2) == 0);
            for (var t = 0; t < Steps;)
            {
                var frames = Math.Min(Steps - t, 1 + random.Next(MostFrames));
                var loudness = 0.05 + (0.25 * random.NextDouble());
                var part = sound.AsSpan(Before + (t * Hop), frames * Hop);
                if (spoken)
                {
                    Speak(part, random);
                }
                else
                {
                    Rustle(part, random);
                }

                var scale = loudness / Math.Sqrt(part.ToArray().Average(sample => sample * sample));
                for (var n = 0; n < part.Length; n++)
                {
                    part[n] = (scale * part[n]) + (0.002 * Noise.Next(random));
                }

                Spoken.AsSpan((row * Steps) + t, frames).Fill(spoken ? 1 : 0);
                (t, spoken) = (t + frames, !spoken);
            }

            for (var t = 0; t < Steps; t++)
            {
                sound.AsSpan(t * Hop, SpeechFrame.Samples).CopyTo(Frames.AsSpan(((row * Steps) + t) * SpeechFrame.Samples));
            }
        }

        private static void Speak(Span<double> sound, Random random)
        {
            var (pitch, drift, mouth, phase) = (80 + (170 * random.NextDouble()), 40 * (random.NextDouble() - 0.5), 300 + (700 * random.NextDouble()), 0.0);
            for (var n = 0; n < sound.Length; n++)
            {
                phase += 2 * Math.PI * (pitch + (drift * n / sound.Length)) / Rate;
                for (var k = 1; k <= Harmonics; k++)
                {
                    sound[n] += Math.Sin(k * phase) / (1 + Math.Pow((k * pitch / mouth) - 1, 2));
                }
            }
        }

        private static void Rustle(Span<double> sound, Random random)
        {
            var (color, last) = (1.8 * (random.NextDouble() - 0.5), 0.0);
            for (var n = 0; n < sound.Length; n++)
            {
                sound[n] = last = (color * last) + Noise.Next(random);
            }
        }
    }
}

/// <summary>From frames of sound to the probability that somebody speaks.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = SpeechModel.Steps, BatchSize = SpeechModel.BatchSize)]
[Input(SpeechFrame.Samples)]
[Layer<SpeechFrame>]
[Lstm(128)]
[Layer<Rectified>]
[Dense(1)]
[Loss(LossKind.BinaryCrossEntropy)]
internal sealed partial class SpeechDetector;
