using RnnGen;

namespace Tasks;

/// <summary>
/// Readings with gaps: of 24 steps each is missing with a probability of 0.4, wherever it is, and what stands in its place is not a number. What is to be forecast depends on the readings that there are, one after
/// the other, plus a little noise. A mask says which these are. It must be as good as rows from which the gaps were cut out: predictions to the bit, and gradients, here in double precision, within 1e-12.
/// </summary>
internal sealed class GappedReadings : ITask
{
    public const int Steps = 24;
    public const int BatchSize = 32;

    private const double Missing = 0.4;
    private const double Kept = 0.7;

    /// <summary>The noise of what is to be forecast: the error that remains when all else is known.</summary>
    private const double Floor = 0.2;
    private const int TrainingRows = 20_000;
    private const int TestRows = 5_000;
    private const int Epochs = 10;

    public string Name => "gaps";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("GRU(16), Dense(1), in double precision, with a mask", "error on fresh rows at most 1.1 times the noise floor; predictions those of rows without the gaps, gradients within 1e-12", Budget: 30, Learn) { IsQuick = true },
    ];

    private static Result Learn(int seed)
    {
        var network = new GapForecaster(seed);
        var trainer = Trainer.For(network, new Adam(0.01), new TrainerOptions
        {
            Epochs = Epochs,
            Seed = seed,
            Clipping = GradientClipping.ByGlobalNorm(1),
            Schedule = new CosineDecay((long)Epochs * TrainingRows / BatchSize, floor: 0.01),
            MaxDegreeOfParallelism = 1,
        });
        trainer.Fit(Draw(Seeds.Training(seed), TrainingRows).Dataset);

        var test = Draw(Seeds.Test(seed), TestRows);
        var error = trainer.Evaluate(test.Dataset)["rmse"] / Floor;
        var (differing, gradients) = Compare(network, test);
        return new(Epochs * TrainingRows, $"{error:F2}, {differing} of {TestRows:N0} predictions differ, gradients by {gradients:0.#E+0}", error <= 1.1 && differing == 0 && gradients <= 1e-12);
    }

    /// <summary>The predictions that differ between rows with a mask and the same rows without their gaps, and the distance of the gradients, as a fraction of their norm.</summary>
    private static (int Predictions, double Gradients) Compare(GapForecaster network, Rows rows)
    {
        var (differing, worst) = (0, 0.0);
        var (masked, cut) = (new double[BatchSize], new double[BatchSize]);
        using var training = network.CreateTrainingContext();
        using var other = network.CreateTrainingContext();
        for (var first = 0; first + BatchSize <= TestRows; first += BatchSize)
        {
            var targets = rows.Targets.AsSpan(first, BatchSize);
            var withMask = new SequenceBatch<double> { Inputs = rows.Readings.AsSpan(first * Steps, BatchSize * Steps), Mask = rows.Mask.AsSpan(first * Steps, BatchSize * Steps), Targets = targets };
            var (readings, lengths) = rows.WithoutGaps(first);
            var withoutGaps = new SequenceBatch<double> { Inputs = readings, Lengths = lengths, Targets = targets };

            network.Predict(withMask, masked);
            network.Predict(withoutGaps, cut);
            differing += masked.Zip(cut).Count(pair => BitConverter.DoubleToInt64Bits(pair.First) != BitConverter.DoubleToInt64Bits(pair.Second));

            training.ComputeGradients(withMask);
            other.ComputeGradients(withoutGaps);
            var (distance, norm) = (0.0, 0.0);
            for (var i = 0; i < training.Gradients.Values.Length; i++)
            {
                distance += Math.Pow(training.Gradients.Values[i] - other.Gradients.Values[i], 2);
                norm += Math.Pow(other.Gradients.Values[i], 2);
            }

            worst = Math.Max(worst, Math.Sqrt(distance / norm));
        }

        return (differing, worst);
    }

    private static Rows Draw(Random random, int count)
    {
        var rows = new Rows(new double[count * Steps], new bool[count * Steps], new double[count]);
        for (var row = 0; row < count; row++)
        {
            var left = 0.0;
            for (var t = row * Steps; t < (row + 1) * Steps; t++)
            {
                rows.Mask[t] = random.NextDouble() >= Missing;
                rows.Readings[t] = rows.Mask[t] ? Noise.Next(random) : double.NaN;
                left = rows.Mask[t] ? (Kept * left) + rows.Readings[t] : left;
            }

            rows.Targets[row] = left + (Floor * Noise.Next(random));
        }

        return rows;
    }

    /// <summary>Rows, in the arrays that a network takes.</summary>
    /// <param name="Readings">[rows, steps], not a number where one is missing.</param>
    /// <param name="Mask">[rows, steps]: false where one is missing.</param>
    /// <param name="Targets">[rows].</param>
    private sealed record Rows(double[] Readings, bool[] Mask, double[] Targets)
    {
        public SequenceDataset Dataset => SequenceDataset.FromArrays(Readings, Targets, Steps, mask: Mask);

        /// <summary>The rows of a batch, the readings that there are one after the other, and how many these are.</summary>
        public (double[] Readings, int[] Lengths) WithoutGaps(int first)
        {
            var (readings, lengths) = (new double[BatchSize * Steps], new int[BatchSize]);
            for (var row = 0; row < BatchSize; row++)
            {
                for (var t = 0; t < Steps; t++)
                {
                    if (Mask[((first + row) * Steps) + t])
                    {
                        readings[(row * Steps) + lengths[row]++] = Readings[((first + row) * Steps) + t];
                    }
                }
            }

            return (readings, lengths);
        }
    }
}

[RecurrentNetwork(Steps = GappedReadings.Steps, BatchSize = GappedReadings.BatchSize, Precision = Precision.Double)]
[Input(1)]
[Gru(16)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class GapForecaster;
