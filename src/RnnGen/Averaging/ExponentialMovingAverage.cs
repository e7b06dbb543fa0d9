using System.Globalization;

namespace RnnGen;

/// <summary>
/// An exponential moving average of the weights: a = decay a + (1 - decay) w after every step, begun with a = w after the first. It looks back over about
/// 1 / (1 - decay) steps. As <c>torch.optim.swa_utils.AveragedModel</c> with <c>get_ema_multi_avg_fn(decay)</c>.
/// </summary>
public sealed class ExponentialMovingAverage : WeightAveraging
{
    /// <summary>Describes the average.</summary>
    /// <param name="decay">The decay rate of the average, at least 0 and below 1.</param>
    /// <param name="warmUp">
    /// Whether the decay grows from step to step, min(decay, (1 + n) / (10 + n)) at step n, so that the first steps are soon forgotten: for runs that are not much longer than 1 / (1 - decay) steps.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The decay is out of range.</exception>
    public ExponentialMovingAverage(double decay = 0.999, bool warmUp = false)
    {
        Decay = Hyperparameter.Fraction(decay);
        WarmUp = warmUp;
    }

    /// <summary>The decay rate of the average.</summary>
    public double Decay { get; }

    /// <summary>Whether the decay grows from step to step.</summary>
    public bool WarmUp { get; }

    /// <summary>The name and the numbers, so that a checkpoint can tell whether it belongs to this average.</summary>
    /// <returns>The text; the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ExponentialMovingAverage(decay: {Decay:R}, warmUp: {WarmUp})");

    internal override double Share(long update) =>
        update == 1 ? 1 : 1 - (WarmUp ? Math.Min(Decay, (1.0 + update) / (10.0 + update)) : Decay);
}
