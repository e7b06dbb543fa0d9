using System.Globalization;

namespace RnnGen;

/// <summary>
/// The learning rate falls along half a cosine (Loshchilov and Hutter, 2017): floor + (1 - floor) (1 + cos(pi step / steps)) / 2, and stays at the
/// floor thereafter. As <c>CosineAnnealingLR</c> of PyTorch, with a floor that is relative to the learning rate.
/// </summary>
public sealed class CosineDecay : Schedule
{
    /// <summary>Describes the decay.</summary>
    /// <param name="steps">The steps until the floor, at least 1.</param>
    /// <param name="floor">The last factor, 0 to 1.</param>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public CosineDecay(long steps, double floor = 0)
    {
        Steps = Hyperparameter.AtLeast(1L, steps);
        Floor = Hyperparameter.Share(floor);
    }

    /// <summary>The steps until the floor.</summary>
    public long Steps { get; }

    /// <summary>The last factor.</summary>
    public double Floor { get; }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"CosineDecay(steps: {Steps}, floor: {Floor:R})");

    private protected override double FactorAt(long step) => step >= Steps
        ? Floor
        : Floor + ((1 - Floor) * (0.5 * (1 + ExactFunctions.CosinePi((double)step / Steps))));
}
