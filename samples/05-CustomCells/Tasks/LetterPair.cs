using RnnGen;
using Tasks;

namespace CustomCells;

/// <summary>Whether the letter 0 stands right before the letter 1 anywhere among 20 letters out of five, as it does in half of all sequences.</summary>
internal static class LetterPair
{
    public const int Steps = 20;
    public const int Letters = 5;

    public static LearningTask Task { get; } = new(
        "a pair of letters among 20",
        "sequences wrong",
        0.01,
        new(Steps, Draw) { Labels = 1 },
        Errors.WrongClasses)
    {
        Classes = 2,
    };

    private static void Draw(Random random, Sequence sequence)
    {
        for (var t = 0; t < Steps; t++)
        {
            sequence.Tokens[t] = random.Next(Letters);
        }

        sequence.Labels[0] = sequence.Tokens.IndexOf([0, 1]) >= 0 ? 1 : 0;
    }
}

[RecurrentNetwork(Steps = LetterPair.Steps, BatchSize = LearningTask.BatchSize)]
[Input(Vocabulary = LetterPair.Letters)]
[Cell<QuasiRecurrent>(16)]
[Dense(2)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class LetterPairQuasiRecurrent;
