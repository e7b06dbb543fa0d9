namespace RnnGen;

/// <summary>The base of layers with trained weights.</summary>
public abstract class WeightLayerAttribute : UnaryLayerAttribute
{
    /// <summary>The initializer of the weights of the layer's input. Default: <see cref="Initializer.GlorotUniform"/>.</summary>
    public Initializer KernelInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>
    /// The parameter of <see cref="KernelInitializer"/> where it takes one: the bound of <see cref="Initializer.Uniform"/>, the value
    /// of <see cref="Initializer.Constant"/>, the gain of the others. Default: 1 (0.05 for an embedding).
    /// </summary>
    public double KernelScale { get; set; } = 1;

    /// <summary>The factor of the penalty L1 * sum |w| over the layer's weight matrices (not its biases). Default: 0.</summary>
    public double L1 { get; set; }

    /// <summary>The factor of the penalty L2 * sum w^2 over the layer's weight matrices (not its biases). Default: 0.</summary>
    public double L2 { get; set; }

    /// <summary>
    /// Whether training leaves the layer's weights and biases as they are: an embedding that was trained elsewhere, the random reservoir of an echo state network.
    /// Gradients still flow through the layer, and its own are computed, but no optimizer step uses them. Default: false. See also
    /// <see cref="TrainerOptions.Frozen"/>, which freezes for one run.
    /// </summary>
    public bool Frozen { get; set; }
}
