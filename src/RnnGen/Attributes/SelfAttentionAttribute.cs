namespace RnnGen;

/// <summary>
/// Attention of each step to the steps of the same sequence, by several heads: α = softmax over s of (q_t · k_s) / √d, and y_t = W_o [Σ_s α_s v_s of each head] + b_o, with q = W_q x + b_q, k = W_k x + b_k and
/// v = W_v x + b_v of d = inputs / heads numbers a head (A. Vaswani et al., Attention Is All You Need, 2017). The output is as wide as the input. Weights, as in PyTorch's MultiheadAttention:
/// <c>name.in_proj_weight</c> [3 inputs, inputs], of q, k and v; <c>name.in_proj_bias</c> [3 inputs]; <c>name.out_proj_weight</c> [inputs, inputs] (there <c>out_proj.weight</c>); <c>name.out_proj_bias</c> [inputs].
/// </summary>
/// <remarks>
/// Steps beyond a row's length are not attended to. Where the layer is <see cref="Causal"/>, a session keeps the keys and values of the latest steps, as many as the network has. The layer does not know where a step
/// stands: let recurrent layers say so, before it or beside it, as hybrids of both do (B. Lim et al., Temporal Fusion Transformers, 2019). The block of a transformer is the layer with <see cref="Residual"/>, and a
/// <see cref="LayerNormAttribute"/> behind it.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SelfAttentionAttribute : WeightLayerAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="heads">The number of heads, a divisor of the width of the input.</param>
    public SelfAttentionAttribute(int heads) => Heads = heads;

    /// <summary>The number of heads.</summary>
    public int Heads { get; }

    /// <summary>Whether a step attends to itself and the steps before it only, so that the layer can run along a stream; otherwise to all steps. Default: true.</summary>
    public bool Causal { get; set; } = true;

    /// <summary>Whether queries, keys, values and the output have biases. Default: true.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>Whether the input is added to the output: x + y. Default: false.</summary>
    public bool Residual { get; set; }

    /// <summary>The rate at which weights α are 0 in training, at each step others; what remains is divided by 1 minus the rate. From 0 to below 1. Default: 0.</summary>
    public double Dropout { get; set; }
}
