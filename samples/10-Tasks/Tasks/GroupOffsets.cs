using RnnGen;

namespace Tasks;

/// <summary>
/// Fifty groups, each with an offset of its own, such as shops that sell more or less. A row shows eight days of a driver, such as the weather, exactly, and of readings of its group
/// with noise four times as large as offsets are. What is to be forecast is the offset, plus what the days before leave behind of the driver, plus a little noise. The group is given as
/// a token of the whole sequence. Without it, the best estimate of the offset from the readings is off by sqrt(1 / (1 + 8 / 4²)) = 0.82, and the best forecast by some 4.2 times the noise.
/// </summary>
internal sealed class GroupOffsets : ITask
{
    public const int Groups = 50;
    public const int Steps = 8;
    public const int Features = 2;
    public const int BatchSize = 32;

    private const double Kept = 0.7;
    private const double ReadingNoise = 4;

    /// <summary>The noise of what is to be forecast: the error that remains when all else is known.</summary>
    private const double Floor = 0.2;
    private const int TrainingRows = 20_000;
    private const int TestRows = 5_000;
    private const int Epochs = 20;

    public string Name => "groups";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("group's embedding(4) beside the steps, GRU(16), Dense(1)", "error on fresh rows at most 1.1 times the noise floor", Budget: 20, LearnWithGroup) { IsQuick = true },
        new("GRU(16), Dense(1), without the group", "must fail: error on fresh rows at least 3 times the noise floor", Budget: 20, FailWithoutGroup) { IsQuick = true },
    ];

    private static Result LearnWithGroup(int seed)
    {
        var error = Error(new OffsetsOfGroups(seed), seed, static rows => OffsetsOfGroups.CreateDataset(new() { Shown = rows.Shown, Group = rows.Group, Targets = rows.Targets }));
        return new(Epochs * TrainingRows, $"{error:F2}", error <= 1.1);
    }

    private static Result FailWithoutGroup(int seed)
    {
        var error = Error(new OffsetsUnknown(seed), seed, static rows =>
            SequenceDataset.FromBatch(OffsetsUnknown.Description, new SequenceBatch<double> { Inputs = rows.Shown, Targets = rows.Targets }));
        return new(Epochs * TrainingRows, $"{error:F2}", error >= 3);
    }

    /// <summary>The root mean squared error on fresh rows, as a multiple of the noise floor.</summary>
    private static double Error(IRecurrentNetwork<float> network, int seed, Func<Rows, SequenceDataset> dataset)
    {
        var random = Seeds.Training(seed);
        double[] offsets = [.. Enumerable.Range(0, Groups).Select(_ => Noise.Next(random))];
        var trainer = Trainer.For(network, new Adam(0.01), new TrainerOptions
        {
            Epochs = Epochs,
            Seed = seed,
            Clipping = GradientClipping.ByGlobalNorm(1),
            Schedule = new CosineDecay((long)Epochs * TrainingRows / BatchSize, floor: 0.01),
            MaxDegreeOfParallelism = 1,
        });
        trainer.Fit(dataset(Draw(random, offsets, TrainingRows)));
        return trainer.Evaluate(dataset(Draw(Seeds.Test(seed), offsets, TestRows)))["rmse"] / Floor;
    }

    private static Rows Draw(Random random, double[] offsets, int count)
    {
        var rows = new Rows(new double[count * Steps * Features], new int[count], new double[count]);
        for (var row = 0; row < count; row++)
        {
            var group = random.Next(Groups);
            var left = 0.0;
            for (var t = row * Steps; t < (row + 1) * Steps; t++)
            {
                var driver = Noise.Next(random);
                left = (Kept * left) + driver;
                rows.Shown[t * Features] = driver;
                rows.Shown[(t * Features) + 1] = offsets[group] + (ReadingNoise * Noise.Next(random));
            }

            rows.Group[row] = group;
            rows.Targets[row] = offsets[group] + left + (Floor * Noise.Next(random));
        }

        return rows;
    }

    /// <summary>Rows, in the arrays that a network takes.</summary>
    /// <param name="Shown">[rows, steps, 2]: the driver and the reading.</param>
    /// <param name="Group">[rows].</param>
    /// <param name="Targets">[rows].</param>
    private sealed record Rows(double[] Shown, int[] Group, double[] Targets);
}

[RecurrentNetwork(Steps = GroupOffsets.Steps, BatchSize = GroupOffsets.BatchSize)]
[Input(GroupOffsets.Features, Name = "shown")]
[Input(Vocabulary = GroupOffsets.Groups, Name = "group", Span = InputSpan.Sequence)]
[Embedding(4)]
[Concat("shown", "embedding")]
[Gru(16)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class OffsetsOfGroups;

[RecurrentNetwork(Steps = GroupOffsets.Steps, BatchSize = GroupOffsets.BatchSize)]
[Input(GroupOffsets.Features)]
[Gru(16)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class OffsetsUnknown;
