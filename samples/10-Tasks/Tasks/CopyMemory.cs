using RnnGen;

namespace Tasks;

/// <summary>
/// Copy memory with T = 30 (after Hochreiter and Schmidhuber, 1997; in this form Arjovsky, Shah and Bengio, Unitary evolution recurrent neural
/// networks, 2016). Ten symbols out of eight, T - 1 blanks, a marker, ten blanks; the answer is blank until the marker is read, and then the ten
/// symbols in their order.
/// </summary>
internal sealed class CopyMemory : ITask
{
    public const int Steps = T + (2 * Length);
    public const int BatchSize = 32;
    public const int Symbols = 10;

    private const int T = 30;
    private const int Length = 10;
    private const int Letters = 8;
    private const int Blank = 8;
    private const int Marker = 9;
    private const int TestSequences = 1_000;

    // More than the criterion looks at: that none of a few is wrong may be luck.
    private const int ValidationSequences = 4_000;

    private static readonly SequenceSource Sequences = new(Steps, Draw) { Labels = Steps, Weights = Steps };

    public string Name => "copy";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("GRU(128), Dense(9)", "all of 10,000 recalled symbols right", Budget: 180, seed => Learn(GateBias.Keep(new CopyGru(seed), update: 1), learningRate: 0.005, seed)),
        new("LSTM(128), Dense(9)", "all of 10,000 recalled symbols right", Budget: 180, seed => Learn(GateBias.Keep(new CopyLstm(seed), forget: 6, input: -2), learningRate: 0.01, seed)),
    ];

    private static void Draw(Random random, Sequence sequence)
    {
        sequence.Tokens.Fill(Blank);
        sequence.Labels.Fill(Blank);
        sequence.Tokens[T + Length - 1] = Marker;

        // Only what is recalled counts: the blanks before it are no task.
        sequence.Weights[^Length..].Fill(1);
        for (var i = 0; i < Length; i++)
        {
            sequence.Tokens[i] = sequence.Labels[T + Length + i] = random.Next(Letters);
        }
    }

    private static Result Learn(IRecurrentNetwork<float> network, double learningRate, int seed)
    {
        var practice = new Practice(Sequences, BatchSize, MostSequences: 500_000)
        {
            Optimizer = new Adam(learningRate),
            Clipping = GradientClipping.ByGlobalNorm(0.05),
            Schedule = new CosineDecay(400_000 / BatchSize, floor: 0.01),
            SequencesPerLook = 12_800,
            LooksInARow = 3,
        };
        var validation = Sequences.Take(ValidationSequences, Seeds.Validation(seed));
        var seen = practice.Train(network, seed, () => Wrong(network, validation) == 0);
        var wrong = Wrong(network, Sequences.Take(TestSequences, Seeds.Test(seed)));
        return new(seen, $"{wrong} wrong", wrong == 0);
    }

    private static int Wrong(IRecurrentNetwork<float> network, Examples examples)
    {
        const int Outputs = Symbols - 1;
        var answers = examples.Answers(network, BatchSize, Steps * Outputs);
        var wrong = 0;
        for (var row = 0; row < examples.Count; row++)
        {
            for (var t = T + Length; t < Steps; t++)
            {
                var step = (row * Steps) + t;
                var answer = answers.AsSpan(step * Outputs, Outputs);
                wrong += Choice.Likeliest(answer) == examples.Labels[step] ? 0 : 1;
            }
        }

        return wrong;
    }
}

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = CopyMemory.Steps, BatchSize = CopyMemory.BatchSize)]
[Input(Vocabulary = CopyMemory.Symbols)]
[Gru(128)]
[Dense(CopyMemory.Symbols - 1)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class CopyGru;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = CopyMemory.Steps, BatchSize = CopyMemory.BatchSize)]
[Input(Vocabulary = CopyMemory.Symbols)]
[Lstm(128)]
[Dense(CopyMemory.Symbols - 1)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class CopyLstm;
