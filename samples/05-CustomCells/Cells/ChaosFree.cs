using RnnGen.Equations;

namespace CustomCells;

/// <summary>
/// The chaos-free network, CFN: without an input its states fade to 0, whatever its weights (Laurent and von Brecht, A recurrent neural network without chaos, 2017). The
/// gate θ of the state begins with a bias of 1, the gate η of the input with one of -1.
/// <code>
/// θ_t = σ(U_θ h_{t-1} + V_θ x_t + b_θ)
/// η_t = σ(U_η h_{t-1} + V_η x_t + b_η)
/// h_t = θ_t ∘ tanh(h_{t-1}) + η_t ∘ tanh(W x_t)
/// </code>
/// </summary>
public sealed partial class ChaosFree : RecurrentCell
{
    public static Vector Step(
        Vector x,
        [State] Vector h,
        [Recurrent] Matrix utheta,
        [Weight] Matrix vtheta,
        [Bias(Initial = 1)] Vector btheta,
        [Recurrent] Matrix ueta,
        [Weight] Matrix veta,
        [Bias(Initial = -1)] Vector beta,
        [Weight] Matrix w)
    {
        var theta = Sigmoid(utheta * h + vtheta * x + btheta);
        var eta = Sigmoid(ueta * h + veta * x + beta);
        return theta * Tanh(h) + eta * Tanh(w * x);
    }
}
