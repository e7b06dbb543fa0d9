using RnnGen.Equations;

namespace CustomCells;

/// <summary>
/// minGRU: a GRU whose gate and candidate see the input alone, so that its recurrence is linear (Feng, Tung, Ahmed, Bengio and Hajimirsadeghi, Were RNNs all we needed?, 2024).
/// <code>
/// z_t  = σ(W_z x_t + b_z)
/// h̃_t = W_h x_t + b_h
/// h_t  = (1 - z_t) ∘ h_{t-1} + z_t ∘ h̃_t
/// </code>
/// </summary>
public sealed partial class MinimalGru : RecurrentCell
{
    public static Vector Step(
        Vector x,
        [State] Vector h,
        [Weight] Matrix wz,
        [Bias] Vector bz,
        [Weight] Matrix wh,
        [Bias] Vector bh)
    {
        var z = Sigmoid(wz * x + bz);
        var candidate = wh * x + bh;
        return (1 - z) * h + z * candidate;
    }
}
