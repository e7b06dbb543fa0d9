using RnnGen.Equations;

namespace CustomCells;

/// <summary>
/// Long short-term memory as one's own cell (Hochreiter and Schmidhuber, Long short-term memory, 1997; the forget gate Gers, Schmidhuber and Cummins, Learning to forget, 2000). Two biases a
/// gate, and names, as in PyTorch; sums in the order of the built-in layer [Lstm], so that it computes the same bits.
/// <code>
/// i_t = σ(b_ii + b_hi + W_ii x_t + W_hi h_{t-1})
/// f_t = σ(b_if + b_hf + W_if x_t + W_hf h_{t-1})
/// g_t = tanh(b_ig + b_hg + W_ig x_t + W_hg h_{t-1})
/// o_t = σ(b_io + b_ho + W_io x_t + W_ho h_{t-1})
/// c_t = f_t ∘ c_{t-1} + i_t ∘ g_t
/// h_t = o_t ∘ tanh(c_t)
/// </code>
/// </summary>
public sealed partial class LstmEquations : RecurrentCell
{
    public static (Vector h, Vector c) Step(
        Vector x,
        [State] Vector h,
        [State] Vector c,
        [Weight] Matrix wii,
        [Recurrent] Matrix whi,
        [Bias] Vector bii,
        [Bias] Vector bhi,
        [Weight] Matrix wif,
        [Recurrent] Matrix whf,
        [Bias(Initial = 1)] Vector bif,
        [Bias] Vector bhf,
        [Weight] Matrix wig,
        [Recurrent] Matrix whg,
        [Bias] Vector big,
        [Bias] Vector bhg,
        [Weight] Matrix wio,
        [Recurrent] Matrix who,
        [Bias] Vector bio,
        [Bias] Vector bho)
    {
        var i = Sigmoid(bii + bhi + wii * x + whi * h);
        var f = Sigmoid(bif + bhf + wif * x + whf * h);
        var g = Tanh(big + bhg + wig * x + whg * h);
        var o = Sigmoid(bio + bho + wio * x + who * h);
        var next = f * c + i * g;
        return (o * Tanh(next), next);
    }
}
