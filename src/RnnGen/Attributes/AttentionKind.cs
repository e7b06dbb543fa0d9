#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
namespace RnnGen;
#endif

/// <summary>A way in which a decoder weighs the outputs k_s of the encoder's steps: softmax over the scores of its state h_t with each.</summary>
public enum AttentionKind
{
    /// <summary>Not at all: the decoder knows the encoder's last states only.</summary>
    None = 0,

    /// <summary>h_t · k_s (Luong et al., 2015); the decoder's last recurrent layer must be as wide as the encoder's outputs.</summary>
    Dot = 1,

    /// <summary>v · tanh(W_a h_t + U_a k_s) (Bahdanau et al., 2015).</summary>
    Additive = 2,

    /// <summary>
    /// (W_a h_t) · (U_a k_s) / √d, and V_a k_s in the place of k_s, by several heads of d numbers, whose contexts W_o joins (Vaswani et al., 2017); with one head the general score of Luong et al. (2015), in two factors. The context
    /// is as wide as the encoder's outputs.
    /// </summary>
    Multiplicative = 3,
}
