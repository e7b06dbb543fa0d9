using RnnGen.Equations;

namespace CustomCells;

/// <summary>
/// The gated recurrent unit as one's own cell (Cho, van Merriënboer, Gulcehre, Bahdanau, Bougares, Schwenk and Bengio, Learning phrase representations using RNN encoder-decoder, 2014; the
/// reset after the product, as in cuDNN). Two biases a gate, and names, as in PyTorch; sums in the order of the built-in layer [Gru], so that it computes the same bits.
/// <code>
/// r_t = σ(b_ir + b_hr + W_ir x_t + W_hr h_{t-1})
/// z_t = σ(b_iz + b_hz + W_iz x_t + W_hz h_{t-1})
/// n_t = tanh(b_in + W_in x_t + r_t ∘ (b_hn + W_hn h_{t-1}))
/// h_t = (1 - z_t) ∘ n_t + z_t ∘ h_{t-1}
/// </code>
/// </summary>
public sealed partial class GruEquations : RecurrentCell
{
    public static Vector Step(
        Vector x,
        [State] Vector h,
        [Weight] Matrix wir,
        [Recurrent] Matrix whr,
        [Bias] Vector bir,
        [Bias] Vector bhr,
        [Weight] Matrix wiz,
        [Recurrent] Matrix whz,
        [Bias] Vector biz,
        [Bias] Vector bhz,
        [Weight] Matrix win,
        [Recurrent] Matrix whn,
        [Bias] Vector bin,
        [Bias] Vector bhn)
    {
        var r = Sigmoid(bir + bhr + wir * x + whr * h);
        var z = Sigmoid(biz + bhz + wiz * x + whz * h);
        var n = Tanh(bin + win * x + r * (bhn + whn * h));
        return (1 - z) * n + z * h;
    }
}
