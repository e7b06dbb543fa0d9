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
}
