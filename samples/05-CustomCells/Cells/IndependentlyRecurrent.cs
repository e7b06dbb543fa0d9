using RnnGen.Equations;

namespace CustomCells;

/// <summary>
/// The independently recurrent network, IndRNN: each unit sees itself alone of the step before, by one weight (Li, Li, Cook, Zhu and Gao, Independently recurrent neural network: building a
/// longer and deeper RNN, 2018). Where the last step alone matters, the weights u of the last layer begin near 1, so that it keeps what it reads.
/// <code>
/// h_t = relu(W x_t + u ∘ h_{t-1} + b)
/// </code>
/// </summary>
public sealed partial class IndependentlyRecurrent : RecurrentCell
{
    public static Vector Step(
        Vector x,
        [State] Vector h,
        [Weight] Matrix w,
        [Recurrent] Vector u,
        [Bias] Vector b) => Relu(w * x + u * h + b);
}
