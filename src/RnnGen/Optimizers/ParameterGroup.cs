using System.Globalization;

namespace RnnGen;

/// <summary>Layers or tensors that are trained with a learning rate or a weight decay of their own.</summary>
public sealed class ParameterGroup
{
    /// <summary>Describes a group.</summary>
    /// <param name="names">At least one name: a layer's, such as <c>lstm</c>, for all its tensors, or a tensor's, such as <c>lstm.weight_ih_l0</c>.</param>
    /// <exception cref="ArgumentException">There is no name.</exception>
    public ParameterGroup(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count == 0)
        {
            throw new ArgumentException("Expected the name of at least one layer or tensor.", nameof(names));
        }

        Names = [.. names];
    }

    /// <summary>The names of layers and tensors.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The factor of the learning rate of each step, above 0. Default: 1. What shall not change at all is frozen; see <see cref="TrainerOptions.Frozen"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number above 0.</exception>
    public double LearningRateFactor
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(LearningRateFactor));
    } = 1;

    /// <summary>The weight decay in place of the optimizer's, at least 0; null: the optimizer's. Often 0 for biases.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number of at least 0.</exception>
    public double? WeightDecay
    {
        get;
        init => field = value is { } decay ? Hyperparameter.NotNegative(decay, nameof(WeightDecay)) : null;
    }

    /// <summary>The names and what is different, so that a checkpoint can tell whether it belongs to this group.</summary>
    /// <returns>The text; the same in every culture.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join(", ", Names)} (learningRateFactor: {LearningRateFactor:R}{(WeightDecay is { } decay ? string.Create(CultureInfo.InvariantCulture, $", weightDecay: {decay:R}") : "")})");
}
