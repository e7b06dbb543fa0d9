namespace RnnGen;

/// <summary>
/// Gated recurrent unit (Cho et al., 2014): r, z = sigmoid(W x_t + U h_{t-1} + b); h_t = (1 - z) * n + z * h_{t-1}, with the candidate n
/// as <see cref="Variant"/> says. Weights, as in PyTorch's GRU, gates in the order r, z, n: <c>name.weight_ih_l0</c> [3H, I],
/// <c>name.weight_hh_l0</c> [3H, H], <c>name.bias_ih_l0</c> [3H], <c>name.bias_hh_l0</c> [3H].
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GruAttribute : RecurrentLayerAttribute
{
    private Activation? _reverseActivation;
    private Activation? _reverseRecurrentActivation;

    /// <inheritdoc />
    public GruAttribute(int units)
        : base(units)
    {
    }

    /// <summary>The variant: where the reset gate acts, or the minimal gated unit. Default: <see cref="GruVariant.ResetAfter"/>.</summary>
    public GruVariant Variant { get; set; } = GruVariant.ResetAfter;

    /// <summary>The activation of the candidate n. Default: <see cref="RnnGen.Activation.Tanh"/>.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>The number α of <see cref="Activation"/>, where that has one (see <see cref="RnnGen.Activation"/>). Default: NaN, the activation's own.</summary>
    public double ActivationAlpha { get; set; } = double.NaN;

    /// <summary>The number β of <see cref="Activation"/>, where that has one. Default: NaN, the activation's own.</summary>
    public double ActivationBeta { get; set; } = double.NaN;

    /// <summary>The activation of the gates. Default: <see cref="RnnGen.Activation.Sigmoid"/>.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>The number α of <see cref="RecurrentActivation"/>, where that has one (see <see cref="RnnGen.Activation"/>). Default: NaN, the activation's own.</summary>
    public double RecurrentActivationAlpha { get; set; } = double.NaN;

    /// <summary>The number β of <see cref="RecurrentActivation"/>, where that has one. Default: NaN, the activation's own.</summary>
    public double RecurrentActivationBeta { get; set; } = double.NaN;

    /// <summary>
    /// The number of units between h_{t-1} and h_t (deep transition: Pascanu et al., 2014; Miceli Barone et al., 2017). The first reads x_t and h_{t-1}; each further one, k, is
    /// a unit without input that goes on from the state of the one before. Adds <c>name.weight_transition{k}_l0</c> [3H, H] and <c>name.bias_transition{k}_l0</c> [3H] for
    /// k = 2 .. TransitionDepth (2H for <see cref="GruVariant.Minimal"/>). Default: 1.
    /// </summary>
    public int TransitionDepth { get; set; } = 1;

    /// <summary>
    /// The limit of what activations read: the sums of the gates and of the candidate are clipped to -GateClip..GateClip (the attribute <c>clip</c> of ONNX). No gradient passes a clipped unit. Default: 0, no limit.
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

    /// <summary>The same as <see cref="RecurrentActivation"/>, of a bidirectional layer's second direction. Default: <see cref="RecurrentActivation"/>.</summary>
    public Activation ReverseRecurrentActivation
    {
        get => _reverseRecurrentActivation ?? RecurrentActivation;
        set => _reverseRecurrentActivation = value;
    }

    /// <summary>The number α of <see cref="ReverseRecurrentActivation"/>, where that has one. Default: NaN, the activation's own, or <see cref="RecurrentActivationAlpha"/> where <see cref="ReverseRecurrentActivation"/> is not set.</summary>
    public double ReverseRecurrentActivationAlpha { get; set; } = double.NaN;

    /// <summary>The number β of <see cref="ReverseRecurrentActivation"/>, where that has one. Default: NaN, the activation's own, or <see cref="RecurrentActivationBeta"/> where <see cref="ReverseRecurrentActivation"/> is not set.</summary>
    public double ReverseRecurrentActivationBeta { get; set; } = double.NaN;
}
