using RnnGen;
using Tasks;

namespace CustomCells;

/// <summary>The difference between two exponential moving averages of white noise, one over some 4 steps and one over some 30.</summary>
internal static class MovingAverages
{
    public const int Steps = 80;

    private const double FastRate = 1.0 / 4;
    private const double SlowRate = 1.0 / 30;

    public static LearningTask Task { get; } = new(
        "a difference of moving averages",
        "error relative to the difference",
        0.02,
        new(Steps, Draw) { Features = 1, Targets = Steps },
        Errors.RelativeToSignal);

    private static void Draw(Random random, Sequence sequence)
    {
        var (fast, slow) = (0.0, 0.0);
        for (var t = 0; t < Steps; t++)
        {
            var noise = (2 * random.NextDouble()) - 1;
            fast += FastRate * (noise - fast);
            slow += SlowRate * (noise - slow);
            sequence.Inputs[t] = (float)noise;
            sequence.Targets[t] = (float)(fast - slow);
        }
    }
}

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = MovingAverages.Steps, BatchSize = LearningTask.BatchSize)]
[Input(1)]
[Dense(16)]
[Cell<LinearRecurrentUnit>(16)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class AveragesLinearRecurrentUnit;
