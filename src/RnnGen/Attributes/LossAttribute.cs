namespace RnnGen;

/// <summary>What training minimises, and with it what <c>Predict</c> returns: probabilities for the cross-entropies, values otherwise.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LossAttribute : Attribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="kind">The loss.</param>
    public LossAttribute(LossKind kind) => Kind = kind;

    /// <summary>The loss.</summary>
    public LossKind Kind { get; }

    /// <summary>
    /// Of <see cref="LossKind.Huber"/>: the error δ from which on the loss grows as a line; finite and above 0. In the units the network computes in: where
    /// targets are normalised, a multiple of their scale.
    /// </summary>
    public double Delta { get; set; } = 1;
}
