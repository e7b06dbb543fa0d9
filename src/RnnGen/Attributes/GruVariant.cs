namespace RnnGen;

/// <summary>Where the reset gate of a GRU acts.</summary>
public enum GruVariant
{
    /// <summary>n = tanh(W_n x_t + b_in + r * (U_n h_{t-1} + b_hn)), as in PyTorch, cuDNN and Keras (reset_after).</summary>
    ResetAfter = 0,

    /// <summary>n = tanh(W_n x_t + U_n (r * h_{t-1}) + b_n), as in Cho et al. (2014), version 1 of the preprint.</summary>
    ResetBefore = 1,
}
