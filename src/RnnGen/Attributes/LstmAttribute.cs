namespace RnnGen;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber, 1997; forget gate: Gers et al., 2000):
/// i, f, o = sigmoid(W x_t + U h_{t-1} + b); g = tanh(W x_t + U h_{t-1} + b); c_t = f * c_{t-1} + i * g; h_t = o * tanh(c_t).
/// Weights, as in PyTorch's LSTM, gates in the order i, f, g, o: <c>name.weight_ih_l0</c> [4H, I], <c>name.weight_hh_l0</c> [4H, H],
/// <c>name.bias_ih_l0</c> [4H], <c>name.bias_hh_l0</c> [4H]. Options add to these, as they say.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LstmAttribute : RecurrentLayerAttribute
{
    private Activation? _outputActivation;
    private Activation? _reverseActivation;
    private Activation? _reverseOutputActivation;
    private Activation? _reverseRecurrentActivation;

    /// <inheritdoc />
    public LstmAttribute(int units)
        : base(units)
    {
    }

    /// <summary>The activation of the candidate g and, unless <see cref="OutputActivation"/> is set, of the cell state. Default: <see cref="RnnGen.Activation.Tanh"/>.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>The number α of <see cref="Activation"/>, where that has one (see <see cref="RnnGen.Activation"/>). Default: NaN, the activation's own.</summary>
    public double ActivationAlpha { get; set; } = double.NaN;

    /// <summary>The number β of <see cref="Activation"/>, where that has one. Default: NaN, the activation's own.</summary>
    public double ActivationBeta { get; set; } = double.NaN;

    /// <summary>The activation of the cell state in h_t = o * tanh(c_t): the third function of an ONNX LSTM. Default: <see cref="Activation"/>.</summary>
    public Activation OutputActivation
    {
        get => _outputActivation ?? Activation;
        set => _outputActivation = value;
    }

    /// <summary>The number α of <see cref="OutputActivation"/>, where that has one (see <see cref="RnnGen.Activation"/>). Default: NaN, the activation's own, or <see cref="ActivationAlpha"/> where <see cref="OutputActivation"/> is not set.</summary>
    public double OutputActivationAlpha { get; set; } = double.NaN;

    /// <summary>The number β of <see cref="OutputActivation"/>, where that has one. Default: NaN, the activation's own, or <see cref="ActivationBeta"/> where <see cref="OutputActivation"/> is not set.</summary>
    public double OutputActivationBeta { get; set; } = double.NaN;

    /// <summary>The activation of the three gates. Default: <see cref="RnnGen.Activation.Sigmoid"/>.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>The number α of <see cref="RecurrentActivation"/>, where that has one (see <see cref="RnnGen.Activation"/>). Default: NaN, the activation's own.</summary>
    public double RecurrentActivationAlpha { get; set; } = double.NaN;

    /// <summary>The number β of <see cref="RecurrentActivation"/>, where that has one. Default: NaN, the activation's own.</summary>
    public double RecurrentActivationBeta { get; set; } = double.NaN;

    /// <summary>
    /// The initial value of the forget gate's input bias (Jozefowicz et al., 2015). Default: 1. With <see cref="CoupledGates"/> the input gate's begins with
    /// its negative, which is the same: 1 - sigmoid(a) = sigmoid(-a).
    /// </summary>
    public double ForgetBias { get; set; } = 1;

    /// <summary>
    /// Whether the gates see the cell state, unit by unit (Gers et al., 2002): p_i * c_{t-1} is added to the sum of i, p_f * c_{t-1} to that of f, p_o * c_t to that
    /// of o. Adds <c>name.weight_peephole_l0</c> [3H], blocks i, f, o, which begin with 0. Default: false.
    /// </summary>
    public bool Peepholes { get; set; }

    /// <summary>
    /// Whether the forget gate is the input gate's counterpart, f = 1 - i (Greff et al., 2017: "CIFG"). It has no weights then: the tensors hold i, g, o. Default: false.
    /// </summary>
    public bool CoupledGates { get; set; }

    /// <summary>
    /// P, the width of h_t, where it is not that of the cell state: h_t = P (o * tanh(c_t)) (Sak et al., 2014; PyTorch's <c>proj_size</c>). Adds
    /// <c>name.weight_hr_l0</c> [P, H]; <c>name.weight_hh_l0</c> is [4H, P]. Default: 0, no projection.
    /// </summary>
    public int Projection { get; set; }

    /// <summary>The limit of the cell state: c_t is clipped to -StateClip..StateClip (Sak et al., 2014). No gradient passes a clipped unit. Default: 0, no limit.</summary>
    public double StateClip { get; set; }

    /// <summary>
    /// The limit of what activations read: the sums of the gates and of the candidate are clipped to -GateClip..GateClip; the cell state is not (the attribute <c>clip</c> of ONNX). No gradient passes a clipped unit. Default: 0, no limit.
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

    /// <summary>The same as <see cref="OutputActivation"/>, of a bidirectional layer's second direction. Default: <see cref="OutputActivation"/>.</summary>
    public Activation ReverseOutputActivation
    {
        get => _reverseOutputActivation ?? OutputActivation;
        set => _reverseOutputActivation = value;
    }

    /// <summary>The number α of <see cref="ReverseOutputActivation"/>, where that has one. Default: NaN, the activation's own, or <see cref="OutputActivationAlpha"/> where <see cref="ReverseOutputActivation"/> is not set.</summary>
    public double ReverseOutputActivationAlpha { get; set; } = double.NaN;

    /// <summary>The number β of <see cref="ReverseOutputActivation"/>, where that has one. Default: NaN, the activation's own, or <see cref="OutputActivationBeta"/> where <see cref="ReverseOutputActivation"/> is not set.</summary>
    public double ReverseOutputActivationBeta { get; set; } = double.NaN;

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
