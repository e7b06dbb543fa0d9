using RnnGen;

namespace Tasks;

/// <summary>
/// Sales of the six days to come, which depend on promotions that are planned for these days: a day with a promotion sells more, the day after it less. A row shows twelve days of sales
/// and promotions, from which the level of the sales can be read. The plan is given as an input of the output's steps. Without it nothing says on which of these days, each with
/// probability 1/2, a promotion will be.
/// </summary>
internal sealed class PlannedPromotions : ITask
{
    public const int Steps = 12;
    public const int Features = 2;
    public const int OutputSteps = 6;
    public const int BatchSize = 32;

    /// <summary>The sales that a promotion adds on its day, and takes from the day after.</summary>
    private const double Gain = 2;
    private const double Dip = 0.5;
    private const double DayNoise = 0.2;
    private const int TrainingRows = 20_000;
    private const int TestRows = 5_000;
    private const int Epochs = 20;

    /// <summary>The error that remains when the plan is known: the noise of a day, and that of the level, of standard deviation 1, as twelve days tell it at best.</summary>
    private static readonly double Floor = Math.Sqrt((DayNoise * DayNoise) + (1 / (1 + (Steps / (DayNoise * DayNoise)))));

    public string Name => "promotions";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("GRU(16), decoder GRU(16) that reads the plan", "error on fresh rows at most 1.1 times the noise floor", Budget: 20, LearnWithPlan) { IsQuick = true },
        new("GRU(16), decoder GRU(16), without the plan", "must fail: error on fresh rows at least 3 times the noise floor", Budget: 20, FailWithoutPlan) { IsQuick = true },
    ];

    private static Result LearnWithPlan(int seed)
    {
        var error = Error(new SalesOfPlan(seed), seed, static rows => SalesOfPlan.CreateDataset(new() { History = rows.History, Plan = rows.Plan, Targets = rows.Targets }));
        return new(Epochs * TrainingRows, $"{error:F2}", error <= 1.1);
    }

    private static Result FailWithoutPlan(int seed)
    {
        var error = Error(new SalesUnplanned(seed), seed, static rows =>
            SequenceDataset.FromBatch(SalesUnplanned.Description, new SequenceBatch<double> { Inputs = rows.History, Targets = rows.Targets }));
        return new(Epochs * TrainingRows, $"{error:F2}", error >= 3);
    }

    /// <summary>The root mean squared error on fresh rows, as a multiple of the noise floor.</summary>
    private static double Error(IRecurrentNetwork<float> network, int seed, Func<Rows, SequenceDataset> dataset)
    {
        var trainer = Trainer.For(network, new Adam(0.01), new TrainerOptions
        {
            Epochs = Epochs,
            Seed = seed,
            Clipping = GradientClipping.ByGlobalNorm(1),
            Schedule = new CosineDecay((long)Epochs * TrainingRows / BatchSize, floor: 0.01),
            MaxDegreeOfParallelism = 1,
        });
        trainer.Fit(dataset(Draw(Seeds.Training(seed), TrainingRows)));
        return trainer.Evaluate(dataset(Draw(Seeds.Test(seed), TestRows)))["rmse"] / Floor;
    }

    private static Rows Draw(Random random, int count)
    {
        var rows = new Rows(new double[count * Steps * Features], new double[count * OutputSteps], new double[count * OutputSteps]);
        for (var row = 0; row < count; row++)
        {
            var level = Noise.Next(random);
            var before = 0;
            for (var t = 0; t < Steps + OutputSteps; t++)
            {
                var promotion = random.Next(2);
                var sales = level + (Gain * promotion) - (Dip * before) + (DayNoise * Noise.Next(random));
                before = promotion;
                if (t < Steps)
                {
                    var day = ((row * Steps) + t) * Features;
                    (rows.History[day], rows.History[day + 1]) = (sales, promotion);
                }
                else
                {
                    var day = (row * OutputSteps) + t - Steps;
                    (rows.Targets[day], rows.Plan[day]) = (sales, promotion);
                }
            }
        }

        return rows;
    }

    /// <summary>Rows, in the arrays that a network takes.</summary>
    /// <param name="History">[rows, steps, 2]: sales and promotions.</param>
    /// <param name="Plan">[rows, output steps]: promotions.</param>
    /// <param name="Targets">[rows, output steps]: sales.</param>
    private sealed record Rows(double[] History, double[] Plan, double[] Targets);
}

[RecurrentNetwork(Shape = SequenceShape.EncoderDecoder, Steps = PlannedPromotions.Steps, OutputSteps = PlannedPromotions.OutputSteps, BatchSize = PlannedPromotions.BatchSize)]
[Input(PlannedPromotions.Features, Name = "history")]
[Gru(16)]
[Decoder(Feedback = FeedbackSource.Zeros)]
[Input(1, Name = "plan", Span = InputSpan.OutputSteps)]
[Gru(16)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class SalesOfPlan;

[RecurrentNetwork(Shape = SequenceShape.EncoderDecoder, Steps = PlannedPromotions.Steps, OutputSteps = PlannedPromotions.OutputSteps, BatchSize = PlannedPromotions.BatchSize)]
[Input(PlannedPromotions.Features)]
[Gru(16)]
[Decoder(Feedback = FeedbackSource.Zeros)]
[Gru(16)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class SalesUnplanned;
