namespace RnnGen;

/// <summary>
/// Inverted dropout (Srivastava et al., 2014): in training each value is zeroed with probability <c>rate</c> and otherwise divided by
/// 1 - rate, with a fresh mask for every step; in prediction the layer does nothing. Masks depend on the seed and the training
/// step alone.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute : UnaryLayerAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="rate">The probability that a value is zeroed, at least 0 and below 1.</param>
    public DropoutAttribute(double rate) => Rate = rate;

    /// <summary>The probability that a value is zeroed.</summary>
    public double Rate { get; }
}
