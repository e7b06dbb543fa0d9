using RnnGen;
using Tasks;

namespace CustomCells;

/// <summary>
/// The adding problem (Hochreiter and Schmidhuber, Long short-term memory, 1997, experiment 4; in this form Le, Jaitly and Hinton, A simple way to initialize recurrent networks, 2015): of
/// numbers between 0 and 1, one in each half of the sequence is marked, and their sum is wanted. To answer 1 always is off by more than 0.04 in 92 of 100 sequences.
/// </summary>
internal static class AddingProblem
{
    public const int Steps = 40;

    public static LearningTask Task { get; } = new(
        "adding two of 40 numbers",
        "sums off by more than 0.04",
        0.01,
        new(Steps, Draw) { Features = 2, Targets = 1 },
        Errors.OffBy(0.04f));

    private static void Draw(Random random, Sequence sequence)
    {
        for (var t = 0; t < Steps; t++)
        {
            sequence.Inputs[2 * t] = random.NextSingle();
        }

        foreach (var marked in new[] { random.Next(Steps / 2), (Steps / 2) + random.Next(Steps / 2) })
        {
            sequence.Inputs[(2 * marked) + 1] = 1;
            sequence.Targets[0] += sequence.Inputs[2 * marked];
        }
    }
}

[RecurrentNetwork(Steps = AddingProblem.Steps, BatchSize = LearningTask.BatchSize)]
[Input(2)]
[Cell<MinimalGatedUnit>(32)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class AddingMinimalGatedUnit;

[RecurrentNetwork(Steps = AddingProblem.Steps, BatchSize = LearningTask.BatchSize)]
[Input(2)]
[Cell<IndependentlyRecurrent>(32, RecurrentInitializer = Initializer.Uniform, RecurrentScale = 0.5)]
[Cell<IndependentlyRecurrent>(32, RecurrentInitializer = Initializer.Constant)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class AddingIndependentlyRecurrent;

[RecurrentNetwork(Steps = AddingProblem.Steps, BatchSize = LearningTask.BatchSize)]
[Input(2)]
[Cell<LstmEquations>(32)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class AddingLstmEquations;
