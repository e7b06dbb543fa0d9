namespace RnnGen;

/// <summary>The base of recurrent layers: a cell that is run over the steps and carries states from one to the next.</summary>
public abstract class RecurrentLayerAttribute : WeightLayerAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="units">The number of hidden units H, at least 1.</param>
    protected RecurrentLayerAttribute(int units) => Units = units;

    /// <summary>The number of hidden units H.</summary>
    public int Units { get; }

    /// <summary>Whether the layer has biases. Default: true. There are two, as in PyTorch: <c>bias_ih</c> and <c>bias_hh</c>.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>The initializer of the weights of the previous state, gate by gate. Default: <see cref="Initializer.Orthogonal"/>.</summary>
    public Initializer RecurrentInitializer { get; set; } = Initializer.Orthogonal;

    /// <summary>The parameter of <see cref="RecurrentInitializer"/> where it takes one (see <see cref="WeightLayerAttribute.KernelScale"/>). Default: 1.</summary>
    public double RecurrentScale { get; set; } = 1;

    /// <summary>The states before the first step: 0 or trained. Default: <see cref="RnnGen.InitialState.Zeros"/>. Behind an encoder, a decoder's layer that does not say begins with the encoder's states.</summary>
    public InitialState InitialState { get; set; }

    /// <summary>
    /// The names of what the states begin with: layers or inputs that stand once for the whole sequence (<see cref="InputSpan.Sequence"/>) and are written before this layer. One name is for all states, otherwise there
    /// is one for each, in the order of the cell: h, then c. A value that is as wide as a state is taken as it is, another one through a linear bridge, V v + c: parameters <c>name.weight_initial_h</c>
    /// [state, value] and <c>name.bias_initial_h</c>. Default: null, <see cref="InitialState"/> says it.
    /// </summary>
    public string[]? InitialStateFrom { get; set; }

    /// <summary>
    /// Whether a second cell of the same kind runs from each row's last valid step to its first (Schuster and Paliwal, 1997). Default: false.
    /// Its weights are named as in PyTorch: <c>name.weight_ih_l0_reverse</c> and so on. A network with such a layer cannot stream.
    /// </summary>
    public bool Bidirectional { get; set; }

    /// <summary>The way of merging the outputs of a bidirectional layer's two directions. Default: <see cref="RnnGen.MergeMode.Concat"/>.</summary>
    public MergeMode Merge { get; set; } = MergeMode.Concat;

    /// <summary>Whether the layer runs from each row's last valid step to its first; its outputs stand in the order of time. Default: false.</summary>
    public bool Reverse { get; set; }

    /// <summary>
    /// Whether the sum of each gate, W x_t + U h_{t-1}, is normalized over its units before the biases are added (Ba, Kiros and Hinton, 2016):
    /// γ * (s - mean(s)) / sqrt(var(s) + 1e-5). Adds <c>name.weight_norm_l0</c>, γ, H for each gate, which begins with 1. Where a GRU's reset gate acts after the product,
    /// its candidate's two products are normalized apart (<c>name.weight_norm_hh_l0</c> [H]). An LSTM's output sees a normalized cell state too
    /// (<c>name.weight_norm_c_l0</c>, <c>name.bias_norm_c_l0</c>, both [H]). Default: false.
    /// </summary>
    public bool LayerNorm { get; set; }

    /// <summary>Whether the input is added to the output, y_t = x_t + h_t (He et al., 2016; in stacks of LSTMs: Wu et al., 2016); both have the same width then. Default: false.</summary>
    public bool Residual { get; set; }

    /// <summary>
    /// The probability with which, in training, an element of the input is dropped, at each step anew; what remains is multiplied with 1 / (1 - rate)
    /// (Srivastava et al., 2014; Zaremba et al., 2014). Default: 0.
    /// </summary>
    public double Dropout { get; set; }

    /// <summary>
    /// The probability with which, in training, an element of h_{t-1} is dropped from the recurrent products: the same elements at every step of a sequence, others in each row
    /// (Gal and Ghahramani, 2016). What remains is multiplied with 1 / (1 - rate). Default: 0.
    /// </summary>
    public double RecurrentDropout { get; set; }

    /// <summary>
    /// The probability with which, in training, a unit of each state keeps its value of the step before, at each step anew (Krueger et al., 2017). In prediction the unit is
    /// its expectation: rate * s_{t-1} + (1 - rate) * s_t. Default: 0.
    /// </summary>
    public double Zoneout { get; set; }
}
