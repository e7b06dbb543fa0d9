using RnnGen.Equations;

namespace CustomCells;

/// <summary>
/// JANET, just another network: an LSTM whose only gate is the forget gate. What it writes is open by β more than what it keeps is shut, so that it does not lose what it reads (van der
/// Westhuizen and Lasenby, The unreasonable effectiveness of the forget gate, 2018). The paper draws b_f as chrono initialization does, logarithms of the steps
/// that memories are to last (Tallec and Ollivier, 2018); 3 is for about 20.
/// <code>
/// s_t  = W_f x_t + U_f h_{t-1} + b_f
/// h̃_t = tanh(W_h x_t + U_h h_{t-1} + b_h)
/// h_t  = σ(s_t) ∘ h_{t-1} + (1 - σ(s_t - β)) ∘ h̃_t
/// </code>
/// </summary>
public sealed partial class Janet : RecurrentCell
{
    private const double Beta = 1;

    public static Vector Step(
        Vector x,
        [State] Vector h,
        [Weight] Matrix wf,
        [Recurrent] Matrix uf,
        [Bias(Initial = 3)] Vector bf,
        [Weight] Matrix wh,
        [Recurrent] Matrix uh,
        [Bias] Vector bh)
    {
        var s = wf * x + uf * h + bf;
        var candidate = Tanh(wh * x + uh * h + bh);
        return Sigmoid(s) * h + (1 - Sigmoid(s - Beta)) * candidate;
    }
}
