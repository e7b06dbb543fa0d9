using RnnGen;

namespace Tasks;

/// <summary>
/// Temporal order (Hochreiter and Schmidhuber, Long short-term memory, 1997, experiment 6a). A sequence of 100 to 110 symbols begins with E, ends
/// with B, and is noise of a, b, c, d but for two symbols, each X or Y: one at a step from 10 to 20, one at a step from 50 to 60. At the end the
/// network tells XX, XY, YX and YY apart. A sequence counts as right only if every output is within 0.3 of what it should be.
/// </summary>
internal sealed class TemporalOrder : ITask
{
    public const int MostSteps = 110;
    public const int BatchSize = 32;
    public const int Symbols = 8;
    public const int Classes = 4;

    private const int Noise = 4;
    private const int X = 4;
    private const int E = 6;
    private const int B = 7;
    private const int TestSequences = 2_560;

    private static readonly SequenceSource Sequences = new(MostSteps, Draw) { Labels = 1, HasLengths = true };

    public string Name => "order";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("LSTM(16), Dense(4)", "at most 1 of 2,560 wrong", Budget: 30, Learn) { IsQuick = true },
    ];

    private static void Draw(Random random, Sequence sequence)
    {
        var length = random.Next(100, MostSteps + 1);
        foreach (ref var symbol in sequence.Tokens[..length])
        {
            symbol = random.Next(Noise);
        }

        var (first, second) = (random.Next(2), random.Next(2));
        sequence.Tokens[0] = E;
        sequence.Tokens[random.Next(10, 21)] = X + first;
        sequence.Tokens[random.Next(50, 61)] = X + second;
        sequence.Tokens[length - 1] = B;
        sequence.Length[0] = length;
        sequence.Labels[0] = (2 * first) + second;
    }

    private static Result Learn(int seed)
    {
        var network = GateBias.Keep(new OrderLstm(seed), forget: 5, input: -1);
        var practice = new Practice(Sequences, BatchSize, MostSequences: 200_000) { Optimizer = new Adam(0.01), SequencesPerLook = 3_200, LooksInARow = 2 };
        var validation = Sequences.Take(TestSequences, Seeds.Validation(seed));
        var seen = practice.Train(network, seed, () => Wrong(network, validation) == 0);
        var wrong = Wrong(network, Sequences.Take(TestSequences, Seeds.Test(seed)));
        return new(seen, $"{wrong}", wrong <= 1);
    }

    private static int Wrong(OrderLstm network, Examples examples)
    {
        var answers = examples.Answers(network, BatchSize, Classes);
        var wrong = 0;
        for (var row = 0; row < examples.Count; row++)
        {
            for (var c = 0; c < Classes; c++)
            {
                var target = c == examples.Labels[row] ? 1 : 0;
                if (Math.Abs(answers[(row * Classes) + c] - target) > 0.3f)
                {
                    wrong++;
                    break;
                }
            }
        }

        return wrong;
    }
}

[RecurrentNetwork(Steps = TemporalOrder.MostSteps, BatchSize = TemporalOrder.BatchSize)]
[Input(Vocabulary = TemporalOrder.Symbols)]
[Lstm(16)]
[Dense(TemporalOrder.Classes)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class OrderLstm;
