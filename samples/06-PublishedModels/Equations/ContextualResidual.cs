using RnnGen;
using RnnGen.Equations;

namespace PublishedModels;

/// <summary>
/// A <see cref="GatedResidual"/> that a context decides with: in temporal fusion transformers, what is known of a series as a whole (Lim et al. 2019, equations 2 to 5).
/// <code>
/// η = W (ELU(H x + C context + b_h)) + b_w
/// y = LayerNorm(x + σ(G η + b_g) ∘ (V η + b_v))
/// </code>
/// </summary>
public sealed partial class ContextualResidual : SequenceLayer
{
    public static Vector Apply(
        Vector x,
        Vector context,
        [Weight] Matrix hidden,
        [Weight] Matrix fromContext,
        [Bias] Vector hiddenBias,
        [Weight] Matrix linear,
        [Bias] Vector linearBias,
        [Weight] Matrix gate,
        [Bias] Vector gateBias,
        [Weight] Matrix value,
        [Bias] Vector valueBias,
        [Weight(Initializer = Initializer.Constant)] Vector gain,
        [Bias] Vector shift)
    {
        var eta = linear * Elu(hidden * x + fromContext * context + hiddenBias) + linearBias;
        return gain * LayerNorm(x + Sigmoid(gate * eta + gateBias) * (value * eta + valueBias)) + shift;
    }
}
