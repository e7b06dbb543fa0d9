namespace RnnGen;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber, 1997; forget gate: Gers et al., 2000):
/// i, f, o = sigmoid(W x_t + U h_{t-1} + b); g = tanh(W x_t + U h_{t-1} + b); c_t = f * c_{t-1} + i * g; h_t = o * tanh(c_t).
/// Weights, as in PyTorch's LSTM, gates in the order i, f, g, o: <c>name.weight_ih_l0</c> [4H, I], <c>name.weight_hh_l0</c> [4H, H],
/// <c>name.bias_ih_l0</c> [4H], <c>name.bias_hh_l0</c> [4H].
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LstmAttribute : RecurrentLayerAttribute
{
    /// <inheritdoc />
    public LstmAttribute(int units)
        : base(units)
    {
    }

    /// <summary>The activation of the candidate and of the cell state. Default: <see cref="RnnGen.Activation.Tanh"/>.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>The activation of the three gates. Default: <see cref="RnnGen.Activation.Sigmoid"/>.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>The initial value of the forget gate's input bias (Jozefowicz et al., 2015). Default: 1.</summary>
    public double ForgetBias { get; set; } = 1;
}
