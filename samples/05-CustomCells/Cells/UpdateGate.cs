using RnnGen.Equations;

namespace CustomCells;

/// <summary>
/// The update gate network, UGRNN: a plain recurrent network with one gate between the old state and the new one (Collins, Sohl-Dickstein and Sussillo, Capacity and trainability in
/// recurrent neural networks, 2017). Its gate begins with a bias of 1, and keeps.
/// <code>
/// c_t = tanh(W^{ch} h_{t-1} + W^{cx} x_t + b^c)
/// g_t = σ(W^{gh} h_{t-1} + W^{gx} x_t + b^g)
/// h_t = g_t ∘ h_{t-1} + (1 - g_t) ∘ c_t
/// </code>
/// </summary>
public sealed partial class UpdateGate : RecurrentCell
{
    public static Vector Step(
        Vector x,
        [State] Vector h,
        [Recurrent] Matrix wch,
        [Weight] Matrix wcx,
        [Bias] Vector bc,
        [Recurrent] Matrix wgh,
        [Weight] Matrix wgx,
        [Bias(Initial = 1)] Vector bg)
    {
        var c = Tanh(wch * h + wcx * x + bc);
        var g = Sigmoid(wgh * h + wgx * x + bg);
        return g * h + (1 - g) * c;
    }
}
