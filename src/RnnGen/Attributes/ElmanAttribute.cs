namespace RnnGen;

/// <summary>
/// A simple recurrent layer (Elman, 1990): h_t = f(W x_t + U h_{t-1} + b). Weights, as in PyTorch's RNN:
/// <c>name.weight_ih_l0</c> [H, I], <c>name.weight_hh_l0</c> [H, H], <c>name.bias_ih_l0</c> [H], <c>name.bias_hh_l0</c> [H].
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ElmanAttribute : RecurrentLayerAttribute
{
    private Activation? _reverseActivation;

    /// <inheritdoc />
    public ElmanAttribute(int units)
        : base(units)
    {
    }

    /// <summary>f. Default: <see cref="RnnGen.Activation.Tanh"/>.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>The number α of <see cref="Activation"/>, where that has one (see <see cref="RnnGen.Activation"/>). Default: NaN, the activation's own.</summary>
    public double ActivationAlpha { get; set; } = double.NaN;

    /// <summary>The number β of <see cref="Activation"/>, where that has one. Default: NaN, the activation's own.</summary>
    public double ActivationBeta { get; set; } = double.NaN;

    /// <summary>
    /// The number of layers between h_{t-1} and h_t (deep transition: Pascanu et al., 2014): s_1 = f(W x_t + U h_{t-1} + b); s_k = f(U_k s_{k-1} + b_k);
    /// h_t is the last of them. Adds <c>name.weight_transition{k}_l0</c> [H, H] and <c>name.bias_transition{k}_l0</c> [H] for k = 2 .. TransitionDepth. Default: 1.
    /// </summary>
    public int TransitionDepth { get; set; } = 1;

    /// <summary>
    /// The limit of what activations read: the sum is clipped to -GateClip..GateClip (the attribute <c>clip</c> of ONNX). No gradient passes a clipped unit. Default: 0, no limit.
    /// </summary>
    public double GateClip { get; set; }

    /// <summary>The same as <see cref="Activation"/>, of a bidirectional layer's second direction. Default: <see cref="Activation"/>.</summary>
    public Activation ReverseActivation
    {
        get => _reverseActivation ?? Activation;
        set => _reverseActivation = value;
    }

    /// <summary>The number α of <see cref="ReverseActivation"/>, where that has one. Default: NaN, the activation's own, or <see cref="ActivationAlpha"/> where <see cref="ReverseActivation"/> is not set.</summary>
    public double ReverseActivationAlpha { get; set; } = double.NaN;

    /// <summary>The number β of <see cref="ReverseActivation"/>, where that has one. Default: NaN, the activation's own, or <see cref="ActivationBeta"/> where <see cref="ReverseActivation"/> is not set.</summary>
    public double ReverseActivationBeta { get; set; } = double.NaN;
}
