using RnnGen;

namespace Tasks;

/// <summary>
/// Counts, such as the damages to the cars of twenty regions: in proportion to an exposure, such as how many cars there are, times a rate that depends on the group, times what eight steps of
/// a driver, such as the weather, leave behind. They scatter more than Poisson's distribution allows: the counts are negative binomial (as in Lawless, Negative binomial and mixed Poisson
/// regression, 1987). The logarithm of the exposure and the group are inputs of the whole sequence. Of each row, mean and dispersion are known.
/// </summary>
internal sealed class ExposedCounts : ITask
{
    public const int Groups = 20;
    public const int Steps = 8;
    public const int BatchSize = 64;

    /// <summary>r, of the variance μ + μ² / r.</summary>
    private const int Dispersion = 4;
    private const double Rate = 5;
    private const double Kept = 0.7;
    private const int TestRows = 5_000;
    private const long MostSequences = 1_000_000;

    public string Name => "counts";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("GRU(8) beside exposure and group, Dense(16), Dense(2)", "root mean squared relative error of mean and of dispersion at most 5 %, over fresh rows", Budget: 30, Learn) { IsQuick = true },
    ];

    private static Result Learn(int seed)
    {
        // What a group adds to the logarithm of the mean.
        var world = Seeds.World(seed);
        double[] effects = [.. Enumerable.Range(0, Groups).Select(_ => (1.6 * world.NextDouble()) - 0.8)];
        var sequences = new SequenceSource(Steps, (random, sequence) => Draw(random, sequence, effects)) { Features = 1, StaticFeatures = 1, StaticTokens = 1, Targets = 1 };
        var practice = new Practice(sequences, BatchSize, MostSequences)
        {
            Optimizer = new Adam(0.01),
            Schedule = new CosineDecay(MostSequences / BatchSize, floor: 0.001),
        };
        var network = new CountsOfGroups(seed);
        var seen = practice.Train(network, seed, () => false);
        var (mean, dispersion) = Errors(network, sequences.Take(TestRows, Seeds.Test(seed)), effects);
        return new(seen, $"{100 * mean:F1} % and {100 * dispersion:F1} %", mean <= 0.05 && dispersion <= 0.05);
    }

    private static void Draw(Random random, Sequence sequence, double[] effects)
    {
        for (var t = 0; t < Steps; t++)
        {
            sequence.Inputs[t] = (float)Noise.Next(random);
        }

        sequence.StaticInputs[0] = (float)((2 * random.NextDouble()) - 1);
        sequence.StaticTokens[0] = random.Next(Groups);

        // How many failures come before the r-th success. A success is less likely the larger the mean.
        var success = Dispersion / (Dispersion + Mean(sequence.Inputs, sequence.StaticInputs[0], effects[sequence.StaticTokens[0]]));
        for (var successes = 0; successes < Dispersion;)
        {
            if (random.NextDouble() < success)
            {
                successes++;
            }
            else
            {
                sequence.Targets[0]++;
            }
        }
    }

    private static double Mean(ReadOnlySpan<float> driver, double logExposure, double effect)
    {
        var left = 0.0;
        foreach (var value in driver)
        {
            left = (Kept * left) + value;
        }

        return Rate * Math.Exp(logExposure + effect + (0.2 * left));
    }

    /// <summary>The root mean squared relative error of what the network predicts for mean and dispersion.</summary>
    private static (double Mean, double Dispersion) Errors(CountsOfGroups network, Examples examples, double[] effects)
    {
        var answers = examples.Answers(network, BatchSize, 2);
        var (mean, dispersion) = (0.0, 0.0);
        for (var row = 0; row < examples.Count; row++)
        {
            var known = Mean(examples.Inputs.Slice(row * Steps, Steps), examples.StaticInputs[row], effects[examples.StaticTokens[row]]);
            mean += Square((answers[2 * row] / known) - 1);
            dispersion += Square((answers[(2 * row) + 1] / Dispersion) - 1);
        }

        return (Math.Sqrt(mean / examples.Count), Math.Sqrt(dispersion / examples.Count));
    }

    private static double Square(double x) => x * x;
}

[RecurrentNetwork(Steps = ExposedCounts.Steps, BatchSize = ExposedCounts.BatchSize)]
[Input(1, Name = "driver")]
[Gru(8)]
[Input(1, Name = "exposure", Span = InputSpan.Sequence)]
[Input(Vocabulary = ExposedCounts.Groups, Name = "group", Span = InputSpan.Sequence)]
[Embedding(4)]
[Concat("gru", "exposure", "embedding")]
[Dense(16, Activation = Activation.Tanh)]
[Dense(2)]
[Loss(LossKind.NegativeBinomial)]
internal sealed partial class CountsOfGroups;
