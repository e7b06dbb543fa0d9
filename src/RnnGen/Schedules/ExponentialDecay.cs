using System.Globalization;

namespace RnnGen;

/// <summary>The learning rate falls a little at every step: factor^step. As <c>ExponentialLR</c> of PyTorch, in steps.</summary>
public sealed class ExponentialDecay : Schedule
{
    /// <summary>Describes the decay.</summary>
    /// <param name="factor">The factor that every step multiplies with, above 0.</param>
    /// <exception cref="ArgumentException">The factor is out of range.</exception>
    public ExponentialDecay(double factor) => Base = Hyperparameter.Positive(factor);

    /// <summary>The factor that every step multiplies with.</summary>
    public double Base { get; }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ExponentialDecay(factor: {Base:R})");

    private protected override double FactorAt(long step) => ExactFunctions.Power(Base, step);
}
