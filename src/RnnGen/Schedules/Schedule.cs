namespace RnnGen;

/// <summary>
/// A schedule of the learning rate during training: a pure function of the optimizer step. A step counts a batch, so a schedule over
/// epochs multiplies by the batches of an epoch (<see cref="SequenceDataset.BatchCount"/>). No schedule uses the platform's mathematics: the
/// same step gives the same bits everywhere.
/// </summary>
public abstract class Schedule
{
    private protected Schedule()
    {
    }

    /// <summary>The learning rate throughout.</summary>
    public static Schedule Constant { get; } = new ConstantSchedule();

    /// <summary>The factor of the optimizer's learning rate.</summary>
    /// <param name="step">The step, from 0 on.</param>
    /// <returns>The factor of the step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    public double Factor(long step) => FactorAt(Hyperparameter.AtLeast(0L, step));

    private protected abstract double FactorAt(long step);

    private sealed class ConstantSchedule : Schedule
    {
        public override string ToString() => "Constant";

        private protected override double FactorAt(long step) => 1;
    }
}
