namespace RnnGen;

/// <summary>
/// A fully connected layer, applied to each step: y = f(V x + c). Weights, as in PyTorch's Linear:
/// <c>name.weight</c> [units, inputs], <c>name.bias</c> [units].
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute : WeightLayerAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="units">The number of outputs, at least 1.</param>
    public DenseAttribute(int units) => Units = units;

    /// <summary>The number of outputs.</summary>
    public int Units { get; }

    /// <summary>f. Default: <see cref="RnnGen.Activation.Identity"/>. The last layer of a cross-entropy loss is left linear: the loss has the link function.</summary>
    public Activation Activation { get; set; } = Activation.Identity;

    /// <summary>The number α of <see cref="Activation"/>, where that has one (see <see cref="RnnGen.Activation"/>). Default: NaN, the activation's own.</summary>
    public double ActivationAlpha { get; set; } = double.NaN;

    /// <summary>The number β of <see cref="Activation"/>, where that has one. Default: NaN, the activation's own.</summary>
    public double ActivationBeta { get; set; } = double.NaN;

    /// <summary>Whether the layer has a bias. Default: true.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>Whether the input is added to the output, y = x + f(V x + c) (He et al., 2016); both have the same width then. Default: false.</summary>
    public bool Residual { get; set; }
}
