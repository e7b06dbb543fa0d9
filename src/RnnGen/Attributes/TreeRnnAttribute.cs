namespace RnnGen;

/// <summary>
/// Recursive neural network (Pollack, 1990; Socher et al., 2011): of a node j with children l and r, h_j = f(W x_j + L h_l + R h_r + b), where [L R] is the
/// matrix that composes the concatenated children. A missing child has h = 0.
/// Weights: <c>name.weight_x</c> [H, I], <c>name.weight_left</c> (L) and <c>name.weight_right</c> (R) [H, H], <c>name.bias</c> [H].
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TreeRnnAttribute : TreeLayerAttribute
{
    /// <inheritdoc />
    public TreeRnnAttribute(int units)
        : base(units)
    {
    }

    /// <summary>f. Default: <see cref="RnnGen.Activation.Tanh"/>.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>The number α of <see cref="Activation"/>, where that has one (see <see cref="RnnGen.Activation"/>). Default: NaN, the activation's own.</summary>
    public double ActivationAlpha { get; set; } = double.NaN;

    /// <summary>The number β of <see cref="Activation"/>, where that has one. Default: NaN, the activation's own.</summary>
    public double ActivationBeta { get; set; } = double.NaN;
}
