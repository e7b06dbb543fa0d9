using RnnGen;
using Tasks;

namespace CustomCells;

/// <summary>
/// Counting parentheses (after Collins, Sohl-Dickstein and Sussillo, Capacity and trainability in recurrent neural networks, 2017): at every step, how many are open, from 0 to 8,
/// among letters that do not count.
/// </summary>
internal static class Parentheses
{
    public const int Steps = 30;
    public const int Symbols = 5;

    private const int Open = 0;
    private const int Shut = 1;
    private const int Most = 8;

    public static LearningTask Task { get; } = new(
        "counting open parentheses",
        "counts off by more than a half",
        0.01,
        new(Steps, Draw) { Targets = Steps },
        Errors.OffBy(0.5f / Most));

    private static void Draw(Random random, Sequence sequence)
    {
        for (var (t, depth) = (0, 0); t < Steps; t++)
        {
            // What would have nothing to shut, or be one too many, is drawn again.
            int symbol;
            do
            {
                symbol = random.Next(Symbols);
            }
            while ((symbol == Shut && depth == 0) || (symbol == Open && depth == Most));

            depth += symbol == Open ? 1 : symbol == Shut ? -1 : 0;
            sequence.Tokens[t] = symbol;
            sequence.Targets[t] = (float)depth / Most;
        }
    }
}

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = Parentheses.Steps, BatchSize = LearningTask.BatchSize)]
[Input(Vocabulary = Parentheses.Symbols)]
[Cell<UpdateGate>(32)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class ParenthesesUpdateGate;
