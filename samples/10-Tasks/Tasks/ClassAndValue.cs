using RnnGen;

namespace Tasks;

/// <summary>
/// Two questions about one sequence: a value and a class. Both depend on what a driver leaves behind at those of twelve steps that count, and each has noise of its own. A network with two
/// heads, which share the layer below them (Caruana, Multitask learning, 1997), is to answer both as well as a network that is asked nothing else. They learn from the same 1,000
/// rows, which are few enough for each head to gain from what the other learns.
/// </summary>
internal sealed class ClassAndValue : ITask
{
    public const int Steps = 12;
    public const int Features = 2;
    public const int Classes = 3;
    public const int BatchSize = 32;

    /// <summary>How many networks of each kind.</summary>
    private const int Repetitions = 5;
    private const double Kept = 0.8;
    private const double ValueNoise = 1;
    private const double ClassNoise = 0.5;
    private const int TrainingRows = 1_000;
    private const int TestRows = 5_000;
    private const int Epochs = 30;

    public string Name => "heads";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("GRU(16), Dense(1) beside Dense(3)", "errors of value and of class at most 2 standard errors above those of networks of one head, over 5 seeds", Budget: 20, Learn) { IsQuick = true },
    ];

    private static Result Learn(int seed)
    {
        var (value, label) = (new double[Repetitions], new double[Repetitions]);
        for (var i = 0; i < Repetitions; i++)
        {
            // Each repetition is a seed with data of its own, which the three networks share.
            var own = (Repetitions * seed) + i;
            var (training, test) = (Draw(Seeds.Training(own), TrainingRows), Draw(Seeds.Test(own), TestRows));
            var both = Evaluate(new TwoHeads(own), own, training, test, static rows => SequenceDataset.FromBatch(TwoHeads.Description, new SequenceBatch<double> { Inputs = rows.Shown, Targets = rows.Values, Labels = rows.Labels }));
            var valueAlone = Evaluate(new ValueAlone(own), own, training, test, static rows => SequenceDataset.FromBatch(ValueAlone.Description, new SequenceBatch<double> { Inputs = rows.Shown, Targets = rows.Values }));
            var labelAlone = Evaluate(new ClassAlone(own), own, training, test, static rows => SequenceDataset.FromBatch(ClassAlone.Description, new SequenceBatch<double> { Inputs = rows.Shown, Labels = rows.Labels }));
            value[i] = both["value.rmse"] - valueAlone["rmse"];
            label[i] = labelAlone["accuracy"] - both["label.accuracy"];
        }

        var (worseValue, worseLabel) = (StandardErrors(value), StandardErrors(label));
        return new(3L * Repetitions * Epochs * TrainingRows, $"{worseValue:F1} and {worseLabel:F1}", worseValue <= 2 && worseLabel <= 2);
    }

    /// <summary>Trains a network, and measures it on fresh rows.</summary>
    private static Evaluation Evaluate(IRecurrentNetwork<float> network, int seed, Rows training, Rows test, Func<Rows, SequenceDataset> dataset)
    {
        var trainer = Trainer.For(network, new Adam(0.01), new TrainerOptions
        {
            Epochs = Epochs,
            Seed = seed,
            Clipping = GradientClipping.ByGlobalNorm(1),
            Schedule = new CosineDecay((long)Epochs * TrainingRows / BatchSize, floor: 0.01),
            MaxDegreeOfParallelism = 1,
        });
        trainer.Fit(dataset(training));
        return trainer.Evaluate(dataset(test));
    }

    private static Rows Draw(Random random, int count)
    {
        var rows = new Rows(new double[count * Steps * Features], new double[count], new int[count]);
        for (var row = 0; row < count; row++)
        {
            var left = 0.0;
            for (var t = row * Steps; t < (row + 1) * Steps; t++)
            {
                var (driver, counts) = (Noise.Next(random), random.Next(2));
                (rows.Shown[t * Features], rows.Shown[(t * Features) + 1]) = (driver, counts);
                left = counts == 0 ? left : (Kept * left) + driver;
            }

            rows.Values[row] = left + (ValueNoise * Noise.Next(random));
            var score = left + (ClassNoise * Noise.Next(random));
            rows.Labels[row] = score < -1 ? 0 : score < 1 ? 1 : 2;
        }

        return rows;
    }

    /// <summary>The mean of differences, as a multiple of its standard error, which is estimated from the same differences.</summary>
    private static double StandardErrors(double[] differences)
    {
        var mean = differences.Average();
        var variance = differences.Sum(difference => (difference - mean) * (difference - mean)) / (differences.Length - 1);
        return mean / Math.Sqrt(variance / differences.Length);
    }

    /// <summary>Rows, in the arrays that a network takes.</summary>
    /// <param name="Shown">[rows, steps, 2]: the driver, and 1 if it counts.</param>
    /// <param name="Values">[rows].</param>
    /// <param name="Labels">[rows].</param>
    private sealed record Rows(double[] Shown, double[] Values, int[] Labels);
}

[RecurrentNetwork(Steps = ClassAndValue.Steps, BatchSize = ClassAndValue.BatchSize)]
[Input(ClassAndValue.Features)]
[Gru(16)]
[Dense(1, Name = "value")]
[Dense(ClassAndValue.Classes, Name = "label", From = "gru")]
[Loss(LossKind.MeanSquaredError, Of = "value")]
[Loss(LossKind.SoftmaxCrossEntropy, Of = "label")]
internal sealed partial class TwoHeads;

[RecurrentNetwork(Steps = ClassAndValue.Steps, BatchSize = ClassAndValue.BatchSize)]
[Input(ClassAndValue.Features)]
[Gru(16)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class ValueAlone;

[RecurrentNetwork(Steps = ClassAndValue.Steps, BatchSize = ClassAndValue.BatchSize)]
[Input(ClassAndValue.Features)]
[Gru(16)]
[Dense(ClassAndValue.Classes)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class ClassAlone;
