using RnnGen;

namespace Tasks;

/// <summary>
/// A keyword in noise: 512 samples of white noise, and somewhere in them a word of three tones, each 64 samples long, one after the other, of an unknown phase. There are ten words of four tones, and rows without
/// one. A convolution with a stride takes the samples, as it does in speech; the GRU behind it has a step for every 16 of them.
/// </summary>
internal sealed class KeywordInNoise : ITask
{
    public const int Samples = 512;
    public const int BatchSize = 32;

    /// <summary>The words, and none.</summary>
    public const int Classes = 10 + 1;

    private const int ToneLength = 64;

    /// <summary>Of a tone; the deviation of the noise is 1, so that a tone has 1.1 times its power.</summary>
    private const double Amplitude = 1.5;
    private const double LearningRate = 0.004;
    private const int Updates = 1_500;
    private const int TestRows = 3_200;

    /// <summary>Cycles of a sample.</summary>
    private static readonly double[] Tones = [0.06, 0.11, 0.17, 0.24];

    private static readonly int[][] Words = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0], [3, 0, 1], [0, 3, 1], [1, 3, 0], [3, 1, 3]];

    public string Name => "keyword";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("Conv1D(32, 32, Stride = 8), Conv1D(32, 4, Stride = 2), GRU(48), Dense(11)", "accuracy at least 0.98 on 3,200 fresh rows", Budget: 60, Learn) { IsQuick = true },
    ];

    private static Result Learn(int seed)
    {
        var network = new KeywordSpotter(seed);
        var optimizer = new Adam(LearningRate).Bind(network.Parameters);
        var schedule = new CosineDecay(Updates, floor: 0.01);
        var clipping = GradientClipping.ByGlobalNorm(1);
        using var training = network.CreateTrainingContext();
        var (random, samples, words) = (Seeds.Training(seed), new float[BatchSize * Samples], new int[BatchSize]);
        for (var update = 0; update < Updates; update++)
        {
            Draw(random, samples, words);
            training.ComputeGradients(new SequenceBatch<float> { Inputs = samples, Labels = words });
            clipping.Apply(training.Gradients);
            optimizer.Apply(training.Gradients, LearningRate * schedule.Factor(optimizer.Step));
        }

        var (test, outputs, right) = (Seeds.Test(seed), new float[BatchSize * Classes], 0);
        for (var row = 0; row < TestRows; row += BatchSize)
        {
            Draw(test, samples, words);
            network.Predict(new SequenceBatch<float> { Inputs = samples }, outputs);
            right += Enumerable.Range(0, BatchSize).Count(i => Choice.Likeliest(outputs.AsSpan(i * Classes, Classes)) == words[i]);
        }

        var accuracy = right / (double)TestRows;
        return new((long)Updates * BatchSize, $"{accuracy:F4}", accuracy >= 0.98);
    }

    private static void Draw(Random random, float[] samples, int[] words)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (float)Noise.Next(random);
        }

        for (var row = 0; row < BatchSize; row++)
        {
            words[row] = random.Next(Classes);
            var place = (row * Samples) + random.Next(Samples - (3 * ToneLength) + 1);
            foreach (var tone in words[row] < Words.Length ? Words[words[row]] : [])
            {
                var phase = random.NextDouble();
                for (var i = 0; i < ToneLength; i++, place++)
                {
                    samples[place] += (float)(Amplitude * Math.Sin(2 * Math.PI * ((Tones[tone] * i) + phase)));
                }
            }
        }
    }
}

[RecurrentNetwork(Steps = KeywordInNoise.Samples, BatchSize = KeywordInNoise.BatchSize)]
[Input(1)]
[Conv1D(32, 32, Stride = 8, Activation = Activation.Relu)]
[Conv1D(32, 4, Stride = 2, Activation = Activation.Relu)]
[Gru(48)]
[Dense(KeywordInNoise.Classes)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class KeywordSpotter;
