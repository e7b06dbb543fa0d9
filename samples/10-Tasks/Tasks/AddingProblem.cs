using RnnGen;

namespace Tasks;

/// <summary>
/// The adding problem with T = 100 (Hochreiter and Schmidhuber, Long short-term memory, 1997, experiment 4). Each step carries a number in
/// [-1, 1] and a marker. Two numbers are marked by 1, one among the first ten and another before T / 2; the first and the last step by -1. At the
/// end 0.5 + (X1 + X2) / 4 is wanted, of the marked numbers X1 and X2. The first number counts as 0 where it is marked. Sequences have T to
/// 11 T / 10 steps.
/// </summary>
internal sealed class AddingProblem : ITask
{
    public const int MostSteps = T + (T / 10);
    public const int BatchSize = 32;

    private const int T = 100;
    private const int TestSequences = 2_560;
    private const long MostSequences = 400_000;
    private const float Tolerance = 0.04f;
    private const string Learned = "at most 1 of 2,560 wrong by more than 0.04";
    private const string Failed = "must fail: of 2,560, more than 5 % wrong by more than 0.04, after the LSTM's budget";

    private static readonly SequenceSource Sequences = new(MostSteps, Draw) { Features = 2, Targets = 1, HasLengths = true };

    public string Name => "adding";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("LSTM(32), Dense(1)", Learned, Budget: 120, seed => Learn(GateBias.Keep(new AddingLstm(seed), forget: 5, input: -2), seed)),
        new("GRU(32), Dense(1)", Learned, Budget: 60, seed => Learn(GateBias.Keep(new AddingGru(seed), update: 3), seed)) { IsQuick = true },
        new("Elman(32), Dense(1)", Failed, Budget: 60, seed => Fail(new AddingElman(seed), seed)),
    ];

    private static void Draw(Random random, Sequence sequence)
    {
        var length = random.Next(T, MostSteps + 1);
        var steps = sequence.Inputs;
        for (var t = 0; t < length; t++)
        {
            steps[2 * t] = (2 * random.NextSingle()) - 1;
        }

        var first = random.Next(10);
        var second = first;
        while (second == first)
        {
            second = random.Next((T / 2) - 1);
        }

        steps[1] = steps[(2 * length) - 1] = -1;
        steps[(2 * first) + 1] = steps[(2 * second) + 1] = 1;
        sequence.Length[0] = length;
        sequence.Targets[0] = 0.5f + ((Addend(steps, first) + Addend(steps, second)) / 4);
    }

    private static float Addend(ReadOnlySpan<float> steps, int t) => t == 0 ? 0 : steps[2 * t];

    private static Result Learn(IRecurrentNetwork<float> network, int seed)
    {
        var (seen, wrong) = Train(network, seed);
        return new(seen, $"{wrong}", wrong <= 1);
    }

    /// <summary>Why it must fail is seen before it has learned anything: what the end would tell the marked numbers does not reach them.</summary>
    private static Result Fail(AddingElman network, int seed)
    {
        var reaches = GradientAtFirstStep(network, seed);
        var (seen, wrong) = Train(network, seed);
        return new(
            seen,
            $"{100.0 * wrong / TestSequences:F1} %, and of the gradient dL/dh {reaches:G1} reaches the first step",
            wrong > 0.05 * TestSequences && reaches < GradientFlow.VanishingBelow);
    }

    /// <summary>How many times as large the gradient is at the first step as at the last.</summary>
    private static double GradientAtFirstStep(AddingElman network, int seed)
    {
        using var training = network.CreateTrainingContext();
        training.ComputeGradients(Sequences.Take(BatchSize, Seeds.Validation(seed)).Batch);
        return training.GradientFlow["elman"].Ratio;
    }

    private static (long Seen, int Wrong) Train(IRecurrentNetwork<float> network, int seed)
    {
        var practice = new Practice(Sequences, BatchSize, MostSequences)
        {
            Optimizer = new Adam(0.01),
            Clipping = GradientClipping.ByGlobalNorm(0.05),
            Schedule = new CosineDecay(300_000 / BatchSize, floor: 0.01),
            SequencesPerLook = 6_400,
        };
        var validation = Sequences.Take(TestSequences, Seeds.Validation(seed));
        var seen = practice.Train(network, seed, () => Wrong(network, validation, 0.75f * Tolerance) == 0);
        return (seen, Wrong(network, Sequences.Take(TestSequences, Seeds.Test(seed)), Tolerance));
    }

    private static int Wrong(IRecurrentNetwork<float> network, Examples examples, float tolerance)
    {
        var answers = examples.Answers(network, BatchSize, valuesPerSequence: 1);
        var wrong = 0;
        for (var row = 0; row < examples.Count; row++)
        {
            wrong += Math.Abs(answers[row] - examples.Targets[row]) <= tolerance ? 0 : 1;
        }

        return wrong;
    }
}

[RecurrentNetwork(Steps = AddingProblem.MostSteps, BatchSize = AddingProblem.BatchSize)]
[Input(2)]
[Lstm(32)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class AddingLstm;

[RecurrentNetwork(Steps = AddingProblem.MostSteps, BatchSize = AddingProblem.BatchSize)]
[Input(2)]
[Gru(32)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class AddingGru;

/// <summary>A plain recurrent network, its weights drawn as PyTorch draws them.</summary>
[RecurrentNetwork(Steps = AddingProblem.MostSteps, BatchSize = AddingProblem.BatchSize, TraceGradients = true)]
[Input(2)]
[Elman(32, KernelInitializer = Initializer.PyTorch)]
[Dense(1, KernelInitializer = Initializer.PyTorch)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class AddingElman;
