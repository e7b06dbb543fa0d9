using RnnGen;
using Tasks;

namespace CustomCells;

/// <summary>
/// A damped oscillator, x'' = f - ω² x - 2 ζ ω x', with a period of 12 steps and a damping ratio ζ of 0.1, driven by a force f that is constant for five steps at a time: the force is read,
/// and the displacement is wanted.
/// </summary>
internal static class DrivenOscillator
{
    public const int Steps = 60;

    private const double Frequency = 2 * Math.PI / 12;
    private const double DampingRatio = 0.1;
    private const int StepsOfForce = 5;

    /// <summary>Moments of the simulation in a step.</summary>
    private const int Moments = 50;

    public static LearningTask Task { get; } = new(
        "a driven oscillator",
        "error relative to the displacement",
        0.1,
        new(Steps, Draw) { Features = 1, Targets = Steps },
        Errors.RelativeToSignal);

    private static void Draw(Random random, Sequence sequence)
    {
        var (x, velocity, force) = (0.0, 0.0, 0.0);
        for (var t = 0; t < Steps; t++)
        {
            force = t % StepsOfForce == 0 ? (2 * random.NextDouble()) - 1 : force;
            for (var moment = 0; moment < Moments; moment++)
            {
                velocity += (force - (Frequency * Frequency * x) - (2 * DampingRatio * Frequency * velocity)) / Moments;
                x += velocity / Moments;
            }

            sequence.Inputs[t] = (float)force;
            sequence.Targets[t] = (float)(x * Frequency * Frequency);
        }
    }
}

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = DrivenOscillator.Steps, BatchSize = LearningTask.BatchSize)]
[Input(1)]
[Cell<CoupledOscillators>(24)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class DrivenCoupledOscillators;
