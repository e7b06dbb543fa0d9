using RnnGen.Equations;

namespace CustomCells;

/// <summary>
/// The minimal gated unit: a GRU with one gate, which both forgets and resets (Zhou, Wu, Zhang and Zhou, Minimal gated unit for recurrent neural networks, 2016).
/// <code>
/// f_t  = σ(W_f x_t + U_f h_{t-1} + b_f)
/// h̃_t = tanh(W_h x_t + U_h (f_t ∘ h_{t-1}) + b_h)
/// h_t  = (1 - f_t) ∘ h_{t-1} + f_t ∘ h̃_t
/// </code>
/// </summary>
public sealed partial class MinimalGatedUnit : RecurrentCell
{
    public static Vector Step(
        Vector x,
        [State] Vector h,
        [Weight] Matrix wf,
        [Recurrent] Matrix uf,
        [Bias] Vector bf,
        [Weight] Matrix wh,
        [Recurrent] Matrix uh,
        [Bias] Vector bh)
    {
        var f = Sigmoid(wf * x + uf * h + bf);
        var candidate = Tanh(wh * x + uh * (f * h) + bh);
        return (1 - f) * h + f * candidate;
    }
}
