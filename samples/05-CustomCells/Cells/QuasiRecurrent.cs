using RnnGen.Equations;

namespace CustomCells;

/// <summary>
/// The quasi-recurrent network, QRNN, with fo-pooling: gates are convolutions over the last steps of the input, here two, and the only recurrence is the pooling, element by element
/// (Bradbury, Merity, Xiong and Socher, Quasi-recurrent neural networks, 2017). x_{t-1} is a state; before the first step it is 0, as the convolution is masked.
/// <code>
/// z_t = tanh(W¹_z x_{t-1} + W²_z x_t)
/// f_t = σ(W¹_f x_{t-1} + W²_f x_t)
/// o_t = σ(W¹_o x_{t-1} + W²_o x_t)
/// c_t = f_t ∘ c_{t-1} + (1 - f_t) ∘ z_t
/// h_t = o_t ∘ c_t
/// </code>
/// </summary>
public sealed partial class QuasiRecurrent : RecurrentCell
{
    public static (Vector h, Vector c, Vector before) Step(
        Vector x,
        [State] Vector h,
        [State] Vector c,
        [State] Vector before,
        [Weight] Matrix w1z,
        [Weight] Matrix w2z,
        [Weight] Matrix w1f,
        [Weight] Matrix w2f,
        [Weight] Matrix w1o,
        [Weight] Matrix w2o)
    {
        var z = Tanh(w1z * before + w2z * x);
        var f = Sigmoid(w1f * before + w2f * x);
        var o = Sigmoid(w1o * before + w2o * x);
        var next = f * c + (1 - f) * z;
        return (o * next, next, x);
    }
}
