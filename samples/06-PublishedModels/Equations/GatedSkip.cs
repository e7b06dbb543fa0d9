using RnnGen;
using RnnGen.Equations;

namespace PublishedModels;

/// <summary>
/// A gated skip connection around a layer (Lim et al. 2019, equations 17, 20 and 22): the gate can shut out what the layer has made of its input.
/// <code>
/// y = LayerNorm(skipped + σ(G x + b_g) ∘ (V x + b_v))
/// </code>
/// </summary>
public sealed partial class GatedSkip : SequenceLayer
{
    public static Vector Apply(
        Vector x,
        Vector skipped,
        [Weight] Matrix gate,
        [Bias] Vector gateBias,
        [Weight] Matrix value,
        [Bias] Vector valueBias,
        [Weight(Initializer = Initializer.Constant)] Vector gain,
        [Bias] Vector shift) =>
        gain * LayerNorm(skipped + Sigmoid(gate * x + gateBias) * (value * x + valueBias)) + shift;
}
