#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
namespace RnnGen;
#endif

/// <summary>A variant of the gated recurrent unit: where its reset gate acts, or that it has one gate for all.</summary>
public enum GruVariant
{
    /// <summary>n = tanh(W_n x_t + b_in + r * (U_n h_{t-1} + b_hn)), as in PyTorch, cuDNN and Keras (reset_after).</summary>
    ResetAfter = 0,

    /// <summary>n = tanh(W_n x_t + U_n (r * h_{t-1}) + b_n), as in Cho et al. (2014), version 1 of the preprint.</summary>
    ResetBefore = 1,

    /// <summary>
    /// The minimal gated unit (Zhou et al., 2016), with one gate: f = sigmoid(W_f x_t + U_f h_{t-1} + b_f); n = tanh(W_n x_t + U_n (f * h_{t-1}) + b_n);
    /// h_t = (1 - f) * h_{t-1} + f * n. The tensors hold f, n.
    /// </summary>
    Minimal = 2,
}
