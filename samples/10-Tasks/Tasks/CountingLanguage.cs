using RnnGen;

namespace Tasks;

/// <summary>
/// The language a^n b^n (Gers and Schmidhuber, LSTM recurrent networks learn simple context-free and context-sensitive languages, 2001). The
/// network reads a start symbol, then the string, and after each symbol says which ones may follow: a or b after an a; b after a b, until there are
/// as many; then only the end. It is right if it says so at every step. Trained on n up to 10, it must count on to 30.
/// </summary>
internal sealed class CountingLanguage : ITask
{
    public const int Steps = (2 * LongestTrained) + 1;
    public const int BatchSize = 10;

    /// <summary>What may follow: a, b, end. What is read: a, b, start.</summary>
    public const int Symbols = 3;

    private const int LongestTrained = 10;
    private const int LongestTested = 30;
    private const long MostSequences = 1_000_000;
    private const int A = 0;
    private const int B = 1;
    private const int Edge = 2;

    private static readonly SequenceSource Strings = new(Steps, (random, sequence) => Write(sequence, random.Next(1, LongestTrained + 1)))
    {
        Targets = Steps * Symbols,
        HasLengths = true,
    };

    public string Name => "anbn";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("LSTM(4), Dense(3)", "trained to n = 10, right to n = 30 at least", Budget: 40, Learn),
    ];

    private static void Write(Sequence sequence, int n)
    {
        sequence.Length[0] = (2 * n) + 1;
        for (var t = 0; t <= 2 * n; t++)
        {
            sequence.Tokens[t] = Symbol(t, n);
            var follows = sequence.Targets.Slice(t * Symbols, Symbols);
            (follows[A], follows[B], follows[Edge]) = Follows(t, n);
        }
    }

    private static int Symbol(int t, int n) => t == 0 ? Edge : t <= n ? A : B;

    /// <summary>1 for each symbol that may follow step t.</summary>
    private static (int A, int B, int End) Follows(int t, int n) =>
        t == 0 ? (1, 0, 0) : t <= n ? (1, 1, 0) : t < 2 * n ? (0, 1, 0) : (0, 0, 1);

    private static Result Learn(int seed)
    {
        var network = new CountingLstm(seed);
        var practice = new Practice(Strings, BatchSize, MostSequences)
        {
            Optimizer = new Adam(0.01),
            Schedule = new CosineDecay(MostSequences / BatchSize),
        };

        // Nothing ends training early: longer strings, which could tell, are what it is tested by.
        var seen = practice.Train(network, seed, () => false);
        var right = LongestRight(network);
        return new(seen, $"to {right}", right >= LongestTested);
    }

    /// <summary>The largest n such that this string and all shorter ones are right.</summary>
    private static int LongestRight(CountingLstm network)
    {
        using var session = network.CreateSession();
        var n = 0;
        while (n < 1_000 && IsRight(session, n + 1))
        {
            n++;
        }

        return n;
    }

    private static bool IsRight(Session<float> session, int n)
    {
        Span<float> probabilities = stackalloc float[Symbols];
        session.Reset();
        for (var t = 0; t <= 2 * n; t++)
        {
            session.Step(Symbol(t, n), probabilities);
            if (Follows(t, n) != (Says(probabilities[A]), Says(probabilities[B]), Says(probabilities[Edge])))
            {
                return false;
            }
        }

        return true;
    }

    private static int Says(float probability) => probability > 0.5f ? 1 : 0;
}

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = CountingLanguage.Steps, BatchSize = CountingLanguage.BatchSize)]
[Input(Vocabulary = CountingLanguage.Symbols)]
[Lstm(4, ForgetBias = 12, RecurrentInitializer = Initializer.Zeros)]
[Dense(CountingLanguage.Symbols)]
[Loss(LossKind.BinaryCrossEntropy)]
internal sealed partial class CountingLstm;
