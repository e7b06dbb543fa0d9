using RnnGen;
using RnnGen.Equations;

namespace CustomCells;

/// <summary>
/// The linear recurrent unit, LRU, with a real diagonal: a linear recurrence, element by element, whose factors λ lie between 0 and 1 whatever is trained, between two products (Orvieto, Smith,
/// Gu, Fernando, Gulcehre, Pascanu and De, Resurrecting recurrent neural networks for long sequences, 2023). γ keeps the states' variance at that of what they read. D is
/// diagonal, so the input is as wide as the output.
/// <code>
/// λ   = exp(-exp(ν - 3)),   γ = sqrt(1 - λ²)
/// s_t = λ ∘ s_{t-1} + γ ∘ (B u_t)
/// y_t = C s_t + d ∘ u_t
/// </code>
/// ν begins uniform in ±2, so that states remember for about 2 to 150 steps.
/// </summary>
public sealed partial class LinearRecurrentUnit : RecurrentCell
{
    /// <summary>The middle of log(-log λ) before training.</summary>
    private const double Centre = -3;

    public static (Vector y, Vector s) Step(
        [SameWidth] Vector u,
        [State] Vector y,
        [State] Vector s,
        [Recurrent(Initializer = Initializer.Uniform, Scale = 2)] Vector nu,
        [Weight] Matrix b,
        [Weight] Matrix c,
        [Weight] Vector d)
    {
        var lambda = Exp(-Exp(nu + Centre));
        var gamma = Sqrt(1 - lambda * lambda);
        var next = lambda * s + gamma * (b * u);
        return (c * next + d * u, next);
    }
}
