namespace RnnGen;

/// <summary>
/// A convolution over the steps: y_t = f(c + Σ_j W_j x_{s t - p + d j}), j = 0 to K - 1, of windows of K steps, d apart, s from one window to the next. Zeros take the place of what is before the first step
/// or beyond a row's length. Weights, as in PyTorch's Conv1d: <c>name.weight</c> [filters, inputs * K] (there [filters, inputs, K]), <c>name.bias</c> [filters].
/// </summary>
/// <remarks>
/// With a <see cref="Stride"/> s, what reads the layer has a step for every s of the inputs: ⌈T / s⌉ steps, and rows of ⌈length / s⌉. A network whose outputs go with the steps cannot have one.
/// (A. van den Oord et al., WaveNet, 2016; S. Bai, J. Z. Kolter, V. Koltun, An Empirical Evaluation of Generic Convolutional and Recurrent Networks for Sequence Modeling, 2018.)
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv1DAttribute : WeightLayerAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="filters">The number of outputs of a step, at least 1.</param>
    /// <param name="kernelSize">The number of steps K of a window, at least 1.</param>
    public Conv1DAttribute(int filters, int kernelSize) => (Filters, KernelSize) = (filters, kernelSize);

    /// <summary>The number of outputs of a step.</summary>
    public int Filters { get; }

    /// <summary>The number of steps K of a window.</summary>
    public int KernelSize { get; }

    /// <summary>The place of a window: p is (K - 1) d, or the half of it. Default: <see cref="ConvolutionPadding.Causal"/>.</summary>
    public ConvolutionPadding Padding { get; set; } = ConvolutionPadding.Causal;

    /// <summary>The distance d of the steps of a window. Default: 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The distance s of windows. Default: 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>f. Default: <see cref="RnnGen.Activation.Identity"/>.</summary>
    public Activation Activation { get; set; } = Activation.Identity;

    /// <summary>The number α of <see cref="Activation"/>, where that has one (see <see cref="RnnGen.Activation"/>). Default: NaN, the activation's own.</summary>
    public double ActivationAlpha { get; set; } = double.NaN;

    /// <summary>The number β of <see cref="Activation"/>, where that has one. Default: NaN, the activation's own.</summary>
    public double ActivationBeta { get; set; } = double.NaN;

    /// <summary>Whether the layer has a bias. Default: true.</summary>
    public bool UseBias { get; set; } = true;
}
