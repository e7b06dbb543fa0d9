using System.Globalization;

namespace RnnGen;

/// <summary>The learning rate falls by a factor every so many steps: factor^floor(step / every). As <c>StepLR</c> of PyTorch, in steps.</summary>
public sealed class StepDecay : Schedule
{
    /// <summary>Describes the decay.</summary>
    /// <param name="every">The steps between two changes, at least 1.</param>
    /// <param name="factor">The factor of each change, above 0.</param>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public StepDecay(long every, double factor = 0.1)
    {
        Every = Hyperparameter.AtLeast(1L, every);
        Base = Hyperparameter.Positive(factor);
    }

    /// <summary>The steps between two changes.</summary>
    public long Every { get; }

    /// <summary>The factor of each change.</summary>
    public double Base { get; }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"StepDecay(every: {Every}, factor: {Base:R})");

    private protected override double FactorAt(long step) => ExactFunctions.Power(Base, step / Every);
}
