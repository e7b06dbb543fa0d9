using System.Globalization;

namespace RnnGen;

/// <summary>
/// Lowers the learning rate when the loss no longer falls: by a factor, each time that more than <see cref="Patience"/> epochs in a row brought no better loss. As
/// <c>ReduceLROnPlateau</c> of PyTorch in its modes <c>min</c> and <c>rel</c>, with a floor that is relative to the learning rate, and without its least change of 1e-8.
/// </summary>
/// <remarks>
/// The factor is a function of the losses of the epochs so far, and of nothing else; it multiplies that of <see cref="TrainerOptions.Schedule"/>, so that a warm-up, for example, may
/// come first.
/// </remarks>
public sealed class ReduceOnPlateau
{
    /// <summary>Describes when, and by how much, the learning rate is lowered.</summary>
    /// <param name="factor">The factor of a reduction, above 0 and below 1.</param>
    /// <param name="patience">The number of epochs in a row that may bring no better loss before the learning rate is lowered, at least 0.</param>
    /// <param name="threshold">A loss is better when it is below the best one times (1 - threshold); at least 0 and below 1.</param>
    /// <param name="cooldown">The number of epochs after a reduction that are not counted, at least 0.</param>
    /// <param name="floor">The lowest factor in all, 0 to 1.</param>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public ReduceOnPlateau(double factor = 0.1, int patience = 10, double threshold = 1e-4, int cooldown = 0, double floor = 0)
    {
        Base = Hyperparameter.Fraction(Hyperparameter.Positive(factor), nameof(factor));
        Patience = Hyperparameter.AtLeast(0, patience);
        Threshold = Hyperparameter.Fraction(threshold);
        Cooldown = Hyperparameter.AtLeast(0, cooldown);
        Floor = Hyperparameter.Share(floor);
    }

    /// <summary>The factor of a reduction.</summary>
    public double Base { get; }

    /// <summary>The number of epochs in a row that may bring no better loss before the learning rate is lowered.</summary>
    public int Patience { get; }

    /// <summary>A loss is better when it is below the best one times 1 less this.</summary>
    public double Threshold { get; }

    /// <summary>The number of epochs after a reduction that are not counted.</summary>
    public int Cooldown { get; }

    /// <summary>The lowest factor in all.</summary>
    public double Floor { get; }

    /// <summary>The factor of the learning rate after epochs of these losses.</summary>
    /// <param name="losses">The losses of all epochs so far, the first one first. A loss that is NaN is never better.</param>
    /// <returns>The factor, at most 1.</returns>
    public double Factor(IEnumerable<double> losses)
    {
        ArgumentNullException.ThrowIfNull(losses);
        var (factor, best, bad, cooling) = (1.0, double.PositiveInfinity, 0, 0);
        foreach (var loss in losses)
        {
            var isBetter = loss < best * (1 - Threshold);
            best = isBetter ? loss : best;
            bad = isBetter ? 0 : bad + 1;
            if (cooling > 0)
            {
                cooling--;
                bad = 0;
            }

            if (bad > Patience)
            {
                factor = Math.Max(factor * Base, Floor);
                (bad, cooling) = (0, Cooldown);
            }
        }

        return factor;
    }

    /// <summary>The name and every number, so that a checkpoint can tell whether it belongs to it.</summary>
    /// <returns>The text; the same in every culture.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"ReduceOnPlateau(factor: {Base:R}, patience: {Patience}, threshold: {Threshold:R}, cooldown: {Cooldown}, floor: {Floor:R})");
}
