namespace RnnGen;

/// <summary>
/// Pooling over the steps: y_t is the mean, the maximum or the last of x_1 to x_t, feature by feature. In a network with one output for a sequence, what follows reads y of a row's last valid
/// step, so the value is that of the whole row; in others, and in a session, it is that of the steps so far. It has no parameters.
/// </summary>
/// <remarks>
/// Behind a bidirectional layer <see cref="PoolKind.Last"/> reads both directions at the last step, as <c>output[:, -1]</c> does in PyTorch. Without it, a layer that gives one value reads each
/// direction where it ends, as <c>h_n</c> is: the second direction at the first step.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PoolAttribute : UnaryLayerAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="kind">The way of pooling.</param>
    public PoolAttribute(PoolKind kind) => Kind = kind;

    /// <summary>The way of pooling.</summary>
    public PoolKind Kind { get; }
}
