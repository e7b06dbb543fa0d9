using RnnGen;

namespace Tasks;

/// <summary>
/// Quantiles (Koenker and Bassett, Regression quantiles, 1978) of a series that is at times calm and at times not. Of the next value, the mean depends on the last value, and the spread on
/// all of them: it grows with their size and decays (as in Taylor, Modelling financial time series, 1986). A shock is g(u), skewed, of u between 0 and 1, all equally likely.
/// As g only rises, its quantile of level u is g(u), and all quantiles of the next value are known.
/// </summary>
internal sealed class ChangingSpread : ITask
{
    public const int Steps = 16;
    public const int Levels = 3;
    public const int BatchSize = 32;

    public const double Low = 0.1;
    public const double Middle = 0.5;
    public const double High = 0.9;

    private const double FirstSpread = 0.5;
    private const int TestRows = 20_000;
    private const long MostSequences = 300_000;

    private static readonly double[] LevelValues = [Low, Middle, High];
    private static readonly SequenceSource Sequences = new(Steps, Draw) { Features = 1, Targets = Steps };

    public string Name => "quantiles";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("GRU(16), Dense(3)", Criterion, Budget: 20, seed => Learn(new SpreadQuantiles(seed), seed)) { IsQuick = true },
        new("GRU(16), Dense(3), quantiles that do not cross", Criterion, Budget: 20, seed => Learn(new SpreadOrdered(seed), seed)) { IsQuick = true },
        new("Dense(16), Dense(3), no memory", "must fail: pinball loss more than 1.03 times that of the true quantiles", Budget: 20, Fail) { IsQuick = true },
    ];

    private static string Criterion => "coverage of each quantile within 2 points, pinball loss at most 1.03 times that of the true quantiles, on 20,000 fresh rows";

    private static void Draw(Random random, Sequence sequence)
    {
        var (mean, spread) = (0.0, FirstSpread);
        for (var t = 0; t <= Steps; t++)
        {
            var value = (float)(mean + (spread * Shock(random.NextDouble())));
            if (t > 0)
            {
                sequence.Targets[t - 1] = value;
            }

            if (t < Steps)
            {
                sequence.Inputs[t] = value;
            }

            (mean, spread) = Next(value, spread);
        }
    }

    /// <summary>g: rises from -1 to 2, with mean 0.</summary>
    private static double Shock(double level) => (3 * level * level) - 1;

    /// <summary>The mean and the spread of the next value.</summary>
    private static (double Mean, double Spread) Next(double value, double spread) => (0.5 * value, 0.05 + (0.6 * spread) + (0.4 * Math.Abs(value)));

    private static Result Learn(IRecurrentNetwork<float> network, int seed)
    {
        var (seen, off, pinball) = Train(network, seed);
        return new(seen, $"off by {100 * off:F2} points, pinball loss {pinball:F4} times", off <= 0.02 && pinball <= 1.03);
    }

    private static Result Fail(int seed)
    {
        var (seen, _, pinball) = Train(new SpreadForgotten(seed), seed);
        return new(seen, $"{pinball:F4} times", pinball > 1.03);
    }

    private static (long Seen, double Off, double Pinball) Train(IRecurrentNetwork<float> network, int seed)
    {
        var practice = new Practice(Sequences, BatchSize, MostSequences)
        {
            Optimizer = new Adam(0.01),
            Schedule = new CosineDecay(MostSequences / BatchSize, floor: 0.01),
        };
        var seen = practice.Train(network, seed, () => false);
        var (off, pinball) = Judge(network, Sequences.Take(TestRows, Seeds.Test(seed)));
        return (seen, off, pinball);
    }

    /// <summary>
    /// Of the last step of each row: how far the share of targets at or below a quantile is from its level, at most, and the pinball loss as a multiple of that of the true quantiles.
    /// </summary>
    private static (double Off, double Pinball) Judge(IRecurrentNetwork<float> network, Examples examples)
    {
        const int Outputs = Steps * Levels;
        var answers = examples.Answers(network, BatchSize, Outputs);
        var covered = new int[Levels];
        var (pinball, least) = (0.0, 0.0);
        for (var row = 0; row < examples.Count; row++)
        {
            var (mean, spread) = (0.0, FirstSpread);
            foreach (var value in examples.Inputs.Slice(row * Steps, Steps))
            {
                (mean, spread) = Next(value, spread);
            }

            var target = examples.Targets[((row + 1) * Steps) - 1];
            var quantiles = answers.AsSpan(((row + 1) * Outputs) - Levels, Levels);
            for (var k = 0; k < Levels; k++)
            {
                covered[k] += target <= quantiles[k] ? 1 : 0;
                pinball += Pinball(LevelValues[k], target - quantiles[k]);
                least += Pinball(LevelValues[k], target - (mean + (spread * Shock(LevelValues[k]))));
            }
        }

        return (LevelValues.Zip(covered, (level, count) => Math.Abs(((double)count / examples.Count) - level)).Max(), pinball / least);
    }

    private static double Pinball(double level, double error) => Math.Max(level * error, (level - 1) * error);
}

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = ChangingSpread.Steps, BatchSize = ChangingSpread.BatchSize)]
[Input(1)]
[Gru(16)]
[Dense(ChangingSpread.Levels)]
[Loss(LossKind.Quantile, Quantiles = new[] { ChangingSpread.Low, ChangingSpread.Middle, ChangingSpread.High })]
internal sealed partial class SpreadQuantiles;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = ChangingSpread.Steps, BatchSize = ChangingSpread.BatchSize)]
[Input(1)]
[Gru(16)]
[Dense(ChangingSpread.Levels)]
[Loss(LossKind.Quantile, Quantiles = new[] { ChangingSpread.Low, ChangingSpread.Middle, ChangingSpread.High }, NonCrossing = true)]
internal sealed partial class SpreadOrdered;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = ChangingSpread.Steps, BatchSize = ChangingSpread.BatchSize)]
[Input(1)]
[Dense(16, Activation = Activation.Tanh)]
[Dense(ChangingSpread.Levels)]
[Loss(LossKind.Quantile, Quantiles = new[] { ChangingSpread.Low, ChangingSpread.Middle, ChangingSpread.High })]
internal sealed partial class SpreadForgotten;
