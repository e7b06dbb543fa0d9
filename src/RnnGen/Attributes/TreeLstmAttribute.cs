namespace RnnGen;

/// <summary>
/// Binary tree-LSTM (Tai, Socher and Manning, 2015, section 3.2): of a node j with children l and r,
/// i, o = sigmoid(W x_j + L h_l + R h_r + b); f_l, f_r = sigmoid(W_f x_j + L h_l + R h_r + b_f), one forget gate for each child with W_f and b_f in common;
/// u = tanh(W_u x_j + L_u h_l + R_u h_r + b_u); c_j = i * u + f_l * c_l + f_r * c_r; h_j = o * tanh(c_j). A missing child has h = c = 0.
/// Weights: <c>name.weight_x</c> [4H, I] and <c>name.bias</c> [4H], gates in the order i, o, u, f; <c>name.weight_left</c> (L) and
/// <c>name.weight_right</c> (R) [5H, H], gates in the order i, o, u, f_l, f_r.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TreeLstmAttribute : TreeLayerAttribute
{
    /// <inheritdoc />
    public TreeLstmAttribute(int units)
        : base(units)
    {
    }

    /// <summary>The activation of the candidate and of the cell state. Default: <see cref="RnnGen.Activation.Tanh"/>.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>The number α of <see cref="Activation"/>, where that has one (see <see cref="RnnGen.Activation"/>). Default: NaN, the activation's own.</summary>
    public double ActivationAlpha { get; set; } = double.NaN;

    /// <summary>The number β of <see cref="Activation"/>, where that has one. Default: NaN, the activation's own.</summary>
    public double ActivationBeta { get; set; } = double.NaN;

    /// <summary>The activation of the four gates. Default: <see cref="RnnGen.Activation.Sigmoid"/>.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>The number α of <see cref="RecurrentActivation"/>, where that has one (see <see cref="RnnGen.Activation"/>). Default: NaN, the activation's own.</summary>
    public double RecurrentActivationAlpha { get; set; } = double.NaN;

    /// <summary>The number β of <see cref="RecurrentActivation"/>, where that has one. Default: NaN, the activation's own.</summary>
    public double RecurrentActivationBeta { get; set; } = double.NaN;

    /// <summary>The initial value of the forget gates' bias. Default: 1.</summary>
    public double ForgetBias { get; set; } = 1;
}
