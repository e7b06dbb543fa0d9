using RnnGen;
using Tasks;

namespace CustomCells;

/// <summary>
/// Of 40 letters out of four, one in ten is marked, at least one; the last marked one is wanted: what is to be kept depends on what is read, as in selective copying (Gu and Dao, Mamba:
/// linear-time sequence modeling with selective state spaces, 2023).
/// </summary>
internal static class MarkedLetter
{
    public const int Steps = 40;
    public const int Letters = 4;

    public static LearningTask Task { get; } = new(
        "the last marked of 40 letters",
        "letters wrong",
        0.01,
        new(Steps, Draw) { Labels = 1 },
        Errors.WrongClasses)
    {
        Classes = Letters,
    };

    private static void Draw(Random random, Sequence sequence)
    {
        var always = random.Next(Steps);
        for (var t = 0; t < Steps; t++)
        {
            var letter = random.Next(Letters);
            var isMarked = t == always || random.Next(10) == 0;
            sequence.Tokens[t] = isMarked ? Letters + letter : letter;
            sequence.Labels[0] = isMarked ? letter : sequence.Labels[0];
        }
    }
}

[RecurrentNetwork(Steps = MarkedLetter.Steps, BatchSize = LearningTask.BatchSize)]
[Input(Vocabulary = 2 * MarkedLetter.Letters)]
[Cell<MinimalGru>(16)]
[Dense(MarkedLetter.Letters)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class MarkedLetterMinimalGru;

[RecurrentNetwork(Steps = MarkedLetter.Steps, BatchSize = LearningTask.BatchSize)]
[Input(Vocabulary = 2 * MarkedLetter.Letters)]
[Embedding(24, KernelScale = 1)]
[Cell<SimpleRecurrentUnit>(24)]
[Dense(MarkedLetter.Letters)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class MarkedLetterSimpleRecurrentUnit;
