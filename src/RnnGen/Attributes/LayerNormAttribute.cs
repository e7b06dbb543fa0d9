namespace RnnGen;

/// <summary>
/// Layer normalization (Ba, Kiros and Hinton, 2016), of each row at each step: y = γ * (x - mean(x)) / sqrt(var(x) + 1e-5) + β, the mean and the variance over the
/// features. Weights, as in PyTorch's LayerNorm: <c>name.weight</c> (γ, begins with 1) and <c>name.bias</c> (β, begins with 0), both as long as the input.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : UnaryLayerAttribute;
