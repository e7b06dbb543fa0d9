using RnnGen;
using Tasks;

namespace CustomCells;

/// <summary>The first letter of a sequence, one of four, is wanted at its end, after 29 others that are noise.</summary>
internal static class FirstLetter
{
    public const int Steps = 30;
    public const int Letters = 4;

    /// <summary>The others.</summary>
    public const int Noise = 4;

    public static LearningTask Task { get; } = new(
        "the first of 30 letters",
        "letters wrong",
        0.01,
        new(Steps, Draw) { Labels = 1 },
        Errors.WrongClasses)
    {
        Classes = Letters,
    };

    private static void Draw(Random random, Sequence sequence)
    {
        sequence.Labels[0] = sequence.Tokens[0] = random.Next(Letters);
        foreach (ref var letter in sequence.Tokens[1..])
        {
            letter = Letters + random.Next(Noise);
        }
    }
}

[RecurrentNetwork(Steps = FirstLetter.Steps, BatchSize = LearningTask.BatchSize)]
[Input(Vocabulary = FirstLetter.Letters + FirstLetter.Noise)]
[Cell<Janet>(16)]
[Dense(FirstLetter.Letters)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class FirstLetterJanet;

[RecurrentNetwork(Steps = FirstLetter.Steps, BatchSize = LearningTask.BatchSize)]
[Input(Vocabulary = FirstLetter.Letters + FirstLetter.Noise)]
[Cell<GruEquations>(16)]
[Dense(FirstLetter.Letters)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class FirstLetterGruEquations;

[RecurrentNetwork(Steps = FirstLetter.Steps, BatchSize = LearningTask.BatchSize)]
[Input(Vocabulary = FirstLetter.Letters + FirstLetter.Noise)]
[Cell<Antisymmetric>(16)]
[Dense(FirstLetter.Letters)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class FirstLetterAntisymmetric;
