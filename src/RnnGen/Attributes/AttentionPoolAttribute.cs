namespace RnnGen;

/// <summary>
/// Attention over the steps (Yang et al., 2016, equations 5 to 7): u_t = tanh(W x_t + b), and y_t is the mean of x_1 to x_t, weighted with softmax(v · u). In a network with one output for a
/// sequence, what follows reads y of a row's last valid step, so the weights are those of the whole row; in others, and in a session, they are those of the steps so far.
/// Weights: <c>name.weight</c> [units, inputs] (W), <c>name.bias</c> [units] (b), <c>name.weight_score</c> [1, units] (v).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AttentionPoolAttribute : WeightLayerAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="units">The width of u_t, at least 1.</param>
    public AttentionPoolAttribute(int units) => Units = units;

    /// <summary>The width of u_t.</summary>
    public int Units { get; }
}
