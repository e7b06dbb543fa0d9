namespace RnnGen;

/// <summary>
/// A linear recurrent layer: s_t = W x_t + U s_{t-1}, with + b where <see cref="RecurrentLayerAttribute.UseBias"/> says so (here it is false by default). With one
/// unit it is the smallest recurrent network there is. Weights: <c>name.weight_ih_l0</c> [H, I], <c>name.weight_hh_l0</c> [H, H]; biases: <c>name.bias_ih_l0</c> [H],
/// <c>name.bias_hh_l0</c> [H].
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LinearRnnAttribute : RecurrentLayerAttribute
{
    /// <inheritdoc />
    public LinearRnnAttribute(int units)
        : base(units)
    {
        UseBias = false;
    }
}
