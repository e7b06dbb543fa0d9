using RnnGen;
using RnnGen.Equations;

namespace PublishedModels;

/// <summary>
/// The gated residual network of temporal fusion transformers (Lim, Arık, Loeff and Pfister, Temporal fusion transformers for interpretable multi-horizon time series forecasting, 2019),
/// equations 2 to 5, without a context. The paper has dropout on η.
/// <code>
/// η = W (ELU(H x + b_h)) + b_w
/// y = LayerNorm(x + σ(G η + b_g) ∘ (V η + b_v))
/// </code>
/// </summary>
public sealed partial class GatedResidual : SequenceLayer
{
    public static Vector Apply(
        Vector x,
        [Weight] Matrix hidden,
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
        var eta = linear * Elu(hidden * x + hiddenBias) + linearBias;
        return gain * LayerNorm(x + Sigmoid(gate * eta + gateBias) * (value * eta + valueBias)) + shift;
    }
}
