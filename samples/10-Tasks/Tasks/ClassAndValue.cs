using RnnGen;

namespace Tasks;

/// <summary>
/// Two questions about one sequence: a value and a class. Both depend on what twelve steps of a driver leave behind, and each has noise of its own. A network with two heads, which share the
/// layer below them (Caruana, Multitask learning, 1997), is to answer both as well as a network that is asked nothing else. Five seeds are run: for each, a network of both kinds of heads and
/// one of each kind alone, with the same sequences.
/// </summary>
internal sealed class ClassAndValue : ITask
{
    public const int Steps = 12;
    public const int Classes = 3;
    public const int BatchSize = 32;

    private const int Repetitions = 5;
    private const double Kept = 0.8;
    private const double OwnNoise = 0.5;
    private const int TestRows = 5_000;
    private const long MostSequences = 64_000;

    private static readonly SequenceSource Both = new(Steps, Draw) { Features = 1, Targets = 1, Labels = 1 };
    private static readonly SequenceSource Values = Both with { Labels = 0 };
    private static readonly SequenceSource Labels = Both with { Targets = 0 };

    public string Name => "heads";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("GRU(16), Dense(1) and Dense(3)", "of value and of class, the mean error of 5 networks at most 2 standard errors above that of 5 with one head", Budget: 60, Learn) { IsQuick = true },
    ];

    private static Result Learn(int seed)
    {
        var (value, label) = (new double[Repetitions], new double[Repetitions]);
        var seen = 0L;
        for (var i = 0; i < Repetitions; i++)
        {
            var own = (Repetitions * seed) + i;
            var (both, valueAlone, labelAlone) = (new TwoHeads(own), new ValueAlone(own), new ClassAlone(own));
            seen += Train(both, Both, own) + Train(valueAlone, Values, own) + Train(labelAlone, Labels, own);

            var test = Both.Take(TestRows, Seeds.Test(own));
            var answers = test.Answers(both, BatchSize, 1 + Classes);
            value[i] = ValueError(answers, 1 + Classes, test) - ValueError(test.Answers(valueAlone, BatchSize, 1), 1, test);
            label[i] = ClassError(answers, 1 + Classes, test) - ClassError(test.Answers(labelAlone, BatchSize, Classes), Classes, test);
        }

        var (worseValue, worseLabel) = (StandardErrors(value), StandardErrors(label));
        return new(seen, $"{worseValue:F1} and {worseLabel:F1}", worseValue <= 2 && worseLabel <= 2);
    }

    private static long Train(IRecurrentNetwork<float> network, SequenceSource source, int seed)
    {
        var practice = new Practice(source, BatchSize, MostSequences)
        {
            Optimizer = new Adam(0.01),
            Schedule = new CosineDecay(MostSequences / BatchSize, floor: 0.01),
        };
        return practice.Train(network, seed, () => false);
    }

    private static void Draw(Random random, Sequence sequence)
    {
        var left = 0.0;
        for (var t = 0; t < Steps; t++)
        {
            var driver = Noise.Next(random);
            sequence.Inputs[t] = (float)driver;
            left = (Kept * left) + driver;
        }

        // Drawn whether there is room or not: the same seed gives the same sequences to all networks.
        var value = left + (OwnNoise * Noise.Next(random));
        var score = left + (OwnNoise * Noise.Next(random));
        if (!sequence.Targets.IsEmpty)
        {
            sequence.Targets[0] = (float)value;
        }

        if (!sequence.Labels.IsEmpty)
        {
            sequence.Labels[0] = score < -1 ? 0 : score < 1 ? 1 : 2;
        }
    }

    /// <summary>The root mean squared error of the first of the outputs.</summary>
    private static double ValueError(float[] answers, int outputs, Examples examples)
    {
        var sum = 0.0;
        for (var row = 0; row < examples.Count; row++)
        {
            var error = answers[row * outputs] - examples.Targets[row];
            sum += error * error;
        }

        return Math.Sqrt(sum / examples.Count);
    }

    /// <summary>The share of wrong classes, by the last of the outputs.</summary>
    private static double ClassError(float[] answers, int outputs, Examples examples)
    {
        var wrong = 0;
        for (var row = 0; row < examples.Count; row++)
        {
            wrong += Choice.Likeliest(answers.AsSpan(((row + 1) * outputs) - Classes, Classes)) == examples.Labels[row] ? 0 : 1;
        }

        return (double)wrong / examples.Count;
    }

    /// <summary>The mean of differences, as a multiple of its standard error.</summary>
    private static double StandardErrors(double[] differences)
    {
        var mean = differences.Average();
        var variance = differences.Sum(difference => (difference - mean) * (difference - mean)) / (differences.Length - 1);
        return mean / Math.Sqrt(variance / differences.Length);
    }
}

[RecurrentNetwork(Steps = ClassAndValue.Steps, BatchSize = ClassAndValue.BatchSize)]
[Input(1)]
[Gru(16)]
[Dense(1, Name = "value")]
[Dense(ClassAndValue.Classes, Name = "label", From = "gru")]
[Loss(LossKind.MeanSquaredError, Of = "value")]
[Loss(LossKind.SoftmaxCrossEntropy, Of = "label")]
internal sealed partial class TwoHeads;

[RecurrentNetwork(Steps = ClassAndValue.Steps, BatchSize = ClassAndValue.BatchSize)]
[Input(1)]
[Gru(16)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class ValueAlone;

[RecurrentNetwork(Steps = ClassAndValue.Steps, BatchSize = ClassAndValue.BatchSize)]
[Input(1)]
[Gru(16)]
[Dense(ClassAndValue.Classes)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class ClassAlone;
