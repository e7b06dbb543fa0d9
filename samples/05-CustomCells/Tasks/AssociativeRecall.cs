using RnnGen;
using Tasks;

namespace CustomCells;

/// <summary>
/// Associative recall (after Ba, Hinton, Mnih, Leibo and Ionescu, Using fast weights to attend to the recent past, 2016; Beck et al. put xLSTM to such tasks): six keys with a value each, both
/// drawn anew for each sequence, then one of the keys alone; its value is wanted.
/// </summary>
internal static class AssociativeRecall
{
    public const int Steps = Pairs + 1;
    public const int Features = Keys + Values;
    public const int Values = 4;

    private const int Pairs = 6;
    private const int Keys = 8;

    public static LearningTask Task { get; } = new(
        "six keys with values, then a key",
        "values wrong",
        0.01,
        new(Steps, Draw) { Features = Features, Labels = 1 },
        Errors.WrongClasses)
    {
        Classes = Values,
    };

    private static void Draw(Random random, Sequence sequence)
    {
        var keys = Enumerable.Range(0, Keys).ToArray();
        random.Shuffle(keys);
        var asked = random.Next(Pairs);
        for (var pair = 0; pair < Pairs; pair++)
        {
            var value = random.Next(Values);
            sequence.Inputs[(pair * Features) + keys[pair]] = 1;
            sequence.Inputs[(pair * Features) + Keys + value] = 1;
            sequence.Labels[0] = pair == asked ? value : sequence.Labels[0];
        }

        sequence.Inputs[(Pairs * Features) + keys[asked]] = 1;
    }
}

[RecurrentNetwork(Steps = AssociativeRecall.Steps, BatchSize = LearningTask.BatchSize)]
[Input(AssociativeRecall.Features)]
[Cell<MatrixMemory>(16)]
[Dense(AssociativeRecall.Values)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class AssociativeMatrixMemory;
