using RnnGen;

namespace Tasks;

/// <summary>
/// A label that depends on the future: what each step is to be labelled with is the bit that comes three steps later. A network that runs forward
/// cannot know it; one that also runs backward (Schuster and Paliwal, Bidirectional recurrent neural networks, 1997) can. Rows have 10 to 30 steps;
/// those that have no step three later are labelled so, and not judged.
/// </summary>
internal sealed class FutureLabel : ITask
{
    public const int MostSteps = 30;
    public const int BatchSize = 32;
    public const int Classes = 3;

    private const int Ahead = 3;
    private const int None = 2;
    private const int TestSequences = 1_000;
    private const long MostSequences = 100_000;

    private static readonly SequenceSource Sequences = new(MostSteps, Draw) { Labels = MostSteps, HasLengths = true };

    public string Name => "future";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("bidirectional GRU(8), Dense(3)", "accuracy 1.0", Budget: 20, seed => Learn(new FutureBidirectional(seed), seed)) { IsQuick = true },
        new("GRU(16), Dense(3)", "must fail: accuracy at most 0.52, of chance 0.5", Budget: 20, seed => Fail(new FutureForward(seed), seed)) { IsQuick = true },
    ];

    private static void Draw(Random random, Sequence sequence)
    {
        var length = random.Next(10, MostSteps + 1);
        sequence.Length[0] = length;
        for (var t = 0; t < length; t++)
        {
            sequence.Tokens[t] = random.Next(2);
        }

        for (var t = 0; t < length; t++)
        {
            sequence.Labels[t] = t + Ahead < length ? sequence.Tokens[t + Ahead] : None;
        }
    }

    private static Result Learn(IRecurrentNetwork<float> network, int seed)
    {
        var (seen, accuracy) = Train(network, seed);
        return new(seen, $"{accuracy:F4}", accuracy == 1);
    }

    private static Result Fail(IRecurrentNetwork<float> network, int seed)
    {
        var (seen, accuracy) = Train(network, seed);
        return new(seen, $"{accuracy:F4}", accuracy <= 0.52);
    }

    private static (long Seen, double Accuracy) Train(IRecurrentNetwork<float> network, int seed)
    {
        var practice = new Practice(Sequences, BatchSize, MostSequences) { Optimizer = new Adam(0.01) };
        var validation = Sequences.Take(TestSequences, Seeds.Validation(seed));
        var seen = practice.Train(network, seed, () => Accuracy(network, validation) == 1);
        return (seen, Accuracy(network, Sequences.Take(TestSequences, Seeds.Test(seed))));
    }

    /// <summary>The share of the steps with a future whose label is right.</summary>
    private static double Accuracy(IRecurrentNetwork<float> network, Examples examples)
    {
        var answers = examples.Answers(network, BatchSize, MostSteps * Classes);
        var (right, judged) = (0, 0);
        for (var row = 0; row < examples.Count; row++)
        {
            for (var t = 0; t < examples.Lengths[row] - Ahead; t++)
            {
                var step = (row * MostSteps) + t;
                judged++;
                right += Choice.Likeliest(answers.AsSpan(step * Classes, Classes)) == examples.Labels[step] ? 1 : 0;
            }
        }

        return (double)right / judged;
    }
}

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = FutureLabel.MostSteps, BatchSize = FutureLabel.BatchSize)]
[Input(Vocabulary = 2)]
[Gru(8, Bidirectional = true)]
[Dense(FutureLabel.Classes)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class FutureBidirectional;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = FutureLabel.MostSteps, BatchSize = FutureLabel.BatchSize)]
[Input(Vocabulary = 2)]
[Gru(16)]
[Dense(FutureLabel.Classes)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class FutureForward;
