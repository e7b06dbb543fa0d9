using RnnGen.Equations;

namespace CustomCells;

/// <summary>
/// The coupled oscillatory network, coRNN: each unit is an oscillator, driven by the input and by the positions y and velocities z of all others (Rusch and Mishra, Coupled oscillatory
/// recurrent neural network, 2021: y'' = tanh(W y + 𝒲 y' + V u + b) - γ y - ε y', each step Δt, the velocity before the position). The paper's Δt, γ and ε differ from task
/// to task; these suit oscillations of some ten steps.
/// <code>
/// z_t = z_{t-1} + Δt (tanh(W y_{t-1} + 𝒲 z_{t-1} + V u_t + b) - γ y_{t-1} - ε z_{t-1})
/// y_t = y_{t-1} + Δt z_t
/// </code>
/// </summary>
public sealed partial class CoupledOscillators : RecurrentCell
{
    /// <summary>Δt: the time of a step.</summary>
    private const double Dt = 0.5;

    /// <summary>γ: the square of a unit's own frequency.</summary>
    private const double Gamma = 1;

    /// <summary>ε: the damping.</summary>
    private const double Epsilon = 0.5;

    public static (Vector y, Vector z) Step(
        Vector u,
        [State] (Vector y, Vector z) s,
        [Recurrent] Matrix w,
        [Recurrent] Matrix wz,
        [Weight] Matrix v,
        [Bias] Vector b)
    {
        var (y, z) = s;
        var velocity = z + Dt * (Tanh(w * y + wz * z + v * u + b) - Gamma * y - Epsilon * z);
        return (y + Dt * velocity, velocity);
    }
}
