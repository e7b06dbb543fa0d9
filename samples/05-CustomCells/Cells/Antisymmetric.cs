using RnnGen.Equations;

namespace CustomCells;

/// <summary>
/// The antisymmetric network with gates (Chang, Chen, Haber and Chi, AntisymmetricRNN: a dynamical system view on recurrent neural networks, 2019): a step ε of a differential equation whose
/// matrix W - Wᵀ has no real parts in its eigenvalues, so that states neither die nor explode; γ, a little damping, makes up for the steps' length. Gate and state share the matrix.
/// <code>
/// a_t = W h_{t-1} - Wᵀ h_{t-1} - γ h_{t-1}
/// z_t = σ(a_t + V_z x_t + b_z)
/// h_t = h_{t-1} + ε z_t ∘ tanh(a_t + V_h x_t + b_h)
/// </code>
/// </summary>
public sealed partial class Antisymmetric : RecurrentCell
{
    /// <summary>ε: the length of a step.</summary>
    private const double StepLength = 0.2;

    /// <summary>γ: the damping.</summary>
    private const double Damping = 0.01;

    public static Vector Step(
        Vector x,
        [State] Vector h,
        [Recurrent] Matrix w,
        [Weight] Matrix vz,
        [Weight] Matrix vh,
        [Bias] Vector bz,
        [Bias] Vector bh)
    {
        var a = w * h - Transpose(w) * h - Damping * h;
        var z = Sigmoid(a + vz * x + bz);
        return h + StepLength * z * Tanh(a + vh * x + bh);
    }
}
