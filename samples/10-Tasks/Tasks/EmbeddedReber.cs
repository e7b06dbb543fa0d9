using System.Numerics;
using RnnGen;

namespace Tasks;

/// <summary>
/// The embedded Reber grammar (Hochreiter and Schmidhuber, Long short-term memory, 1997, experiment 1): B, then T or P, then a string of the Reber
/// grammar, then the same T or P again, then E. The network reads a string symbol by symbol and predicts the next one. To predict the last but one it
/// must have kept the second one, over a string of any length.
/// </summary>
internal sealed class EmbeddedReber : ITask
{
    /// <summary>Longer strings, 1 of 10,000, are drawn again.</summary>
    public const int MostSteps = 40;
    public const int BatchSize = 32;
    public const int Symbols = 7;

    private const string Alphabet = "BTPSXVE";
    private const int TestStrings = 1_000;

    /// <summary>The Reber grammar: from each node two arcs, or one, each a symbol and the node it leads to. The last node has none.</summary>
    private static readonly (char Symbol, int Node)[][] Grammar =
    [
        [('B', 1)],
        [('T', 2), ('P', 3)],
        [('S', 2), ('X', 4)],
        [('T', 3), ('V', 5)],
        [('X', 3), ('S', 6)],
        [('P', 4), ('V', 6)],
        [('E', 7)],
        [],
    ];

    private static readonly SequenceSource Strings = new(MostSteps, Draw) { Labels = MostSteps, HasLengths = true };

    public string Name => "reber";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("LSTM(16), Dense(7)", "on 1,000 strings, at every step, the likeliest symbols are the legal ones", Budget: 20, Learn) { IsQuick = true },
    ];

    private static void Draw(Random random, Sequence sequence)
    {
        string text;
        do
        {
            text = Embedded(random);
        }
        while (text.Length > MostSteps + 1);

        for (var t = 0; t < text.Length - 1; t++)
        {
            sequence.Tokens[t] = Alphabet.IndexOf(text[t]);
            sequence.Labels[t] = Alphabet.IndexOf(text[t + 1]);
        }

        sequence.Length[0] = text.Length - 1;
    }

    private static string Embedded(Random random)
    {
        var kept = random.Next(2) == 0 ? 'T' : 'P';
        var text = $"B{kept}";
        for (var node = 0; Grammar[node].Length > 0;)
        {
            (var symbol, node) = Grammar[node][random.Next(Grammar[node].Length)];
            text += symbol;
        }

        return $"{text}{kept}E";
    }

    private static Result Learn(int seed)
    {
        var network = new ReberLstm(seed);
        var practice = new Practice(Strings, BatchSize, MostSequences: 100_000) { Optimizer = new Adam(0.01), LooksInARow = 3 };
        var validation = Strings.Take(TestStrings, Seeds.Validation(seed));
        var seen = practice.Train(network, seed, () => Wrong(network, validation) == 0);
        var wrong = Wrong(network, Strings.Take(TestStrings, Seeds.Test(seed)));
        return new(seen, $"{wrong} strings wrong", wrong == 0);
    }

    private static int Wrong(ReberLstm network, Examples strings)
    {
        var answers = strings.Answers(network, BatchSize, MostSteps * Symbols);
        return Enumerable.Range(0, strings.Count).Count(row => !IsRight(
            strings.Tokens.Slice(row * MostSteps, strings.Lengths[row]),
            answers.AsSpan(row * MostSteps * Symbols, strings.Lengths[row] * Symbols)));
    }

    /// <summary>Whether at every step the k likeliest symbols are the k legal ones.</summary>
    private static bool IsRight(ReadOnlySpan<int> text, ReadOnlySpan<float> answers)
    {
        for (var (t, node) = (0, 0); t < text.Length; t++)
        {
            int legal;
            if (t == 0)
            {
                legal = Set("TP");
            }
            else if (t == text.Length - 2)
            {
                // The embedded string is over: only the kept symbol may follow.
                legal = 1 << text[1];
            }
            else if (t == text.Length - 1)
            {
                legal = Set("E");
            }
            else
            {
                node = t == 1 ? 0 : Next(node, text[t]);
                legal = Set(string.Concat(Grammar[node].Select(arc => arc.Symbol)));
            }

            if (Choice.Likeliest(answers.Slice(t * Symbols, Symbols), BitOperations.PopCount((uint)legal)) != legal)
            {
                return false;
            }
        }

        return true;
    }

    private static int Next(int node, int symbol) => Grammar[node].First(arc => arc.Symbol == Alphabet[symbol]).Node;

    private static int Set(string symbols) => symbols.Aggregate(0, (set, symbol) => set | (1 << Alphabet.IndexOf(symbol)));
}

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = EmbeddedReber.MostSteps, BatchSize = EmbeddedReber.BatchSize)]
[Input(Vocabulary = EmbeddedReber.Symbols)]
[Lstm(16)]
[Dense(EmbeddedReber.Symbols)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class ReberLstm;
