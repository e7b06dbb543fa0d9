using RnnGen;

namespace Tasks;

/// <summary>
/// A question with several answers (after Bishop, Mixture density networks, 1994): eight noisy readings of x = t + 0.3 sin(2 π t) are shown, and t, between 0 and 1, is asked for. The curve
/// falls for some t, so many x belong to three t, which lie apart. A mixture of Gaussians can say so. One Gaussian, which is what a squared error amounts to, lies in the middle, where t is not.
/// </summary>
internal sealed class InverseCurve : ITask
{
    public const int Steps = 8;
    public const int Components = 5;
    public const int BatchSize = 64;

    private const double ReadingNoise = 0.1;
    private const int TestRows = 20_096;
    private const int GridPoints = 2_000;
    private const long MostSequences = 1_000_000;

    private static readonly SequenceSource Sequences = new(Steps, Draw) { Features = 1, Targets = 1 };

    /// <summary>The curve at points of equal distance.</summary>
    private static readonly double[] Grid = [.. Enumerable.Range(0, GridPoints).Select(point => Curve((point + 0.5) / GridPoints))];

    public string Name => "mixture";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("GRU(16), Dense(32), Dense(15), mixture of 5", "mean log-likelihood on fresh rows at most 0.05 below that of the true density", Budget: 40, Learn) { IsQuick = true },
        new("the same with Dense(1), squared error", "must fail: as a Gaussian of its residual variance, at least 1 below that of the true density", Budget: 40, Fail) { IsQuick = true },
    ];

    private static Result Learn(int seed)
    {
        var (seen, loss, best) = Train(new CurveMixture(seed), seed);
        return new(seen, $"{best + loss:F3} below {best:F3}", best + loss <= 0.05);
    }

    private static Result Fail(int seed)
    {
        var (seen, error, best) = Train(new CurveMean(seed), seed);

        // The mean of -log N(t; y, σ²) where σ² is the mean of (t - y)².
        var loss = 0.5 * Math.Log(2 * Math.PI * Math.E * error);
        return new(seen, $"{best + loss:F3} below {best:F3}", best + loss >= 1);
    }

    /// <summary>Trains, and measures on fresh rows the network's loss and the mean log-likelihood of the true density.</summary>
    private static (long Seen, double Loss, double Best) Train(IRecurrentNetwork<float> network, int seed)
    {
        var practice = new Practice(Sequences, BatchSize, MostSequences)
        {
            Optimizer = new Adam(0.01),
            Schedule = new CosineDecay(MostSequences / BatchSize, floor: 0.001),
        };
        var seen = practice.Train(network, seed, () => false);
        var test = Sequences.Take(TestRows, Seeds.Test(seed));
        var loss = 0.0;
        for (var first = 0; first < TestRows; first += BatchSize)
        {
            loss += network.Evaluate(test.Rows(first, BatchSize)) * BatchSize / TestRows;
        }

        return (seen, loss, Enumerable.Range(0, TestRows).Average(row => LogDensity(test.Inputs.Slice(row * Steps, Steps), test.Targets[row])));
    }

    private static void Draw(Random random, Sequence sequence)
    {
        var t = sequence.Targets[0] = (float)random.NextDouble();
        for (var i = 0; i < Steps; i++)
        {
            sequence.Inputs[i] = (float)(Curve(t) + (ReadingNoise * Noise.Next(random)));
        }
    }

    private static double Curve(double t)
    {
        // sin(2 π t) = -sin(u) with u from -π to π, as a series: unlike the sine of a library, it is the same on every machine.
        var u = 2 * Math.PI * (t - 0.5);
        var (term, sine) = (u, u);
        for (var n = 2; n < 30; n += 2)
        {
            term *= -u * u / (n * (n + 1));
            sine += term;
        }

        return t - (0.3 * sine);
    }

    /// <summary>
    /// The logarithm of the true density of t when readings are seen: p(readings | t) over its integral, since no t is likelier than another. Noise is taken as normal, which changes the mean
    /// by about a thousandth.
    /// </summary>
    private static double LogDensity(ReadOnlySpan<float> readings, double t)
    {
        // All that matters of the readings is their mean.
        var mean = 0.0;
        foreach (var reading in readings)
        {
            mean += (double)reading / Steps;
        }

        var integral = 0.0;
        foreach (var x in Grid)
        {
            integral += Math.Exp(Exponent(x)) / GridPoints;
        }

        return Exponent(Curve(t)) - Math.Log(integral);

        double Exponent(double x) => -Steps * (mean - x) * (mean - x) / (2 * ReadingNoise * ReadingNoise);
    }
}

[RecurrentNetwork(Steps = InverseCurve.Steps, BatchSize = InverseCurve.BatchSize)]
[Input(1)]
[Gru(16)]
[Dense(32, Activation = Activation.Tanh)]
[Dense(3 * InverseCurve.Components)]
[Loss(LossKind.GaussianMixture, Components = InverseCurve.Components)]
internal sealed partial class CurveMixture;

[RecurrentNetwork(Steps = InverseCurve.Steps, BatchSize = InverseCurve.BatchSize)]
[Input(1)]
[Gru(16)]
[Dense(32, Activation = Activation.Tanh)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class CurveMean;
