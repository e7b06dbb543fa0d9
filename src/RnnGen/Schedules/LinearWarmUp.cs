using System.Globalization;

namespace RnnGen;

/// <summary>
/// The learning rate grows linearly, (step + 1) / steps, and then follows another schedule, whose step 0 is the first step after the
/// warm-up.
/// </summary>
public sealed class LinearWarmUp : Schedule
{
    /// <summary>Describes the warm-up.</summary>
    /// <param name="steps">Its steps, at least 1. The last of them has the whole learning rate.</param>
    /// <param name="then">The schedule that follows; by default the learning rate stays.</param>
    /// <exception cref="ArgumentException">The number of steps is out of range.</exception>
    public LinearWarmUp(long steps, Schedule? then = null)
    {
        Steps = Hyperparameter.AtLeast(1L, steps);
        Then = then ?? Constant;
    }

    /// <summary>The warm-up's steps.</summary>
    public long Steps { get; }

    /// <summary>The schedule that follows.</summary>
    public Schedule Then { get; }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"LinearWarmUp(steps: {Steps}, then: {Then})");

    private protected override double FactorAt(long step) => step < Steps ? (double)(step + 1) / Steps : Then.Factor(step - Steps);
}
