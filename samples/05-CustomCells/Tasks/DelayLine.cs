using RnnGen;
using Tasks;

namespace CustomCells;

/// <summary>
/// A delay (Voelker, Kajić and Eliasmith, Legendre memory units, 2019): a smooth signal, the sum of three sines with periods of 16 to 60 steps, is wanted again 16 steps later; before that, 0.
/// </summary>
internal static class DelayLine
{
    public const int Steps = 80;

    private const int Delay = 16;
    private const int Sines = 3;

    public static LearningTask Task { get; } = new(
        "a signal, 16 steps later",
        "error relative to the signal",
        0.05,
        new(Steps, Draw) { Features = 1, Targets = Steps },
        Errors.RelativeToSignal);

    private static void Draw(Random random, Sequence sequence)
    {
        for (var sine = 0; sine < Sines; sine++)
        {
            var period = 16 + (44 * random.NextDouble());
            var amplitude = (2 * random.NextDouble()) - 1;
            for (var t = 0; t < Steps; t++)
            {
                sequence.Inputs[t] += (float)(amplitude * Math.Sin(2 * Math.PI * t / period));
            }
        }

        sequence.Inputs[..^Delay].CopyTo(sequence.Targets[Delay..]);
    }
}

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = DelayLine.Steps, BatchSize = LearningTask.BatchSize)]
[Input(1)]
[Cell<LegendreMemory>(24)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class DelayLineLegendreMemory;
