using System.Numerics;
using RnnGen;
using Tasks;

namespace CustomCells;

/// <summary>
/// The Reber grammar (Reber, Implicit learning of artificial grammars, 1967; as a task for networks Cleeremans, Servan-Schreiber and McClelland, Finite state automata and simple recurrent
/// networks, 1989): a string is read symbol by symbol, and the next symbol is predicted. A prediction is right if the two likeliest symbols, or the one, are those that the grammar allows.
/// </summary>
internal static class ReberGrammar
{
    /// <summary>Longer strings are cut.</summary>
    public const int Steps = 20;

    public const int Symbols = 7;

    private const string Alphabet = "BTPSXVE";

    /// <summary>From each node its arcs: a symbol, and the node it leads to. The last node leads to the first: after a string comes another one.</summary>
    private static readonly (char Symbol, int Node)[][] Arcs =
    [
        [('B', 1)],
        [('T', 2), ('P', 3)],
        [('S', 2), ('X', 4)],
        [('T', 3), ('V', 5)],
        [('X', 3), ('S', 6)],
        [('P', 4), ('V', 6)],
        [('E', 0)],
    ];

    public static LearningTask Task { get; } = new(
        "the next symbol of a grammar",
        "predictions wrong",
        0.01,
        new(Steps, Draw) { Labels = Steps },
        Wrong)
    {
        Classes = Symbols,
    };

    private static void Draw(Random random, Sequence sequence)
    {
        var (symbol, node) = Arcs[0][0];
        for (var t = 0; t < Steps; t++)
        {
            sequence.Tokens[t] = Alphabet.IndexOf(symbol);
            (symbol, node) = Arcs[node][random.Next(Arcs[node].Length)];
            sequence.Labels[t] = Alphabet.IndexOf(symbol);
        }
    }

    private static double Wrong(float[] answers, Examples examples)
    {
        var wrong = 0;
        for (var (i, node) = (0, 0); i < examples.Tokens.Length; i++)
        {
            node = i % Steps == 0 ? 1 : Arcs[node].First(arc => arc.Symbol == Alphabet[examples.Tokens[i]]).Node;
            var legal = Arcs[node].Aggregate(0, (set, arc) => set | (1 << Alphabet.IndexOf(arc.Symbol)));
            wrong += Choice.Likeliest(answers.AsSpan(i * Symbols, Symbols), BitOperations.PopCount((uint)legal)) == legal ? 0 : 1;
        }

        return (double)wrong / examples.Tokens.Length;
    }
}

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = ReberGrammar.Steps, BatchSize = LearningTask.BatchSize)]
[Input(Vocabulary = ReberGrammar.Symbols)]
[Cell<ChaosFree>(16)]
[Dense(ReberGrammar.Symbols)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class ReberChaosFree;
