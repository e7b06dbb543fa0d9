namespace RnnGen;

/// <summary>
/// The function that training minimizes, and with it what <c>Predict</c> returns: probabilities for the cross-entropies, values otherwise. A network may have several, each about a layer of its own:
/// training then minimizes the sum of their means, each times its <see cref="Weight"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LossAttribute : Attribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="kind">The loss.</param>
    public LossAttribute(LossKind kind) => Kind = kind;

    /// <summary>The loss.</summary>
    public LossKind Kind { get; }

    /// <summary>
    /// Of <see cref="LossKind.Huber"/>: the error δ from which on the loss grows as a line; finite and above 0. In the units the network computes in: where
    /// targets are normalized, a multiple of their scale.
    /// </summary>
    public double Delta { get; set; } = 1;

    /// <summary>Of <see cref="LossKind.SoftmaxCrossEntropy"/>: whether targets are class indices or distributions.</summary>
    public LossTargets Targets { get; set; } = LossTargets.Indices;

    /// <summary>
    /// Of <see cref="LossKind.SoftmaxCrossEntropy"/>: ε of label smoothing, at least 0 and less than 1. The target distribution t over K classes becomes
    /// (1 - ε) t + ε / K, as in PyTorch's <c>CrossEntropyLoss(label_smoothing)</c>. (C. Szegedy et al., Rethinking the Inception Architecture for Computer
    /// Vision, 2016.) <c>Predict</c> and the metrics do not depend on it; the loss of <c>Evaluate</c> does.
    /// </summary>
    public double LabelSmoothing { get; set; }

    /// <summary>Of <see cref="LossKind.Ctc"/>: the most labels L of a row, 1 to the number of steps. For each step the workspace has 2 L + 1 states.</summary>
    public int Labels { get; set; }

    /// <summary>Of <see cref="LossKind.Quantile"/>: the levels, each above 0 and below 1, rising: <c>new[] { 0.1, 0.5, 0.9 }</c>.</summary>
    public double[]? Quantiles { get; set; }

    /// <summary>
    /// Of <see cref="LossKind.Quantile"/>: whether each quantile is that of the level below plus softplus of its output, so that quantiles never cross. Default: false, each is an output of its own.
    /// </summary>
    public bool NonCrossing { get; set; }

    /// <summary>Of <see cref="LossKind.GaussianMixture"/>: the number of components K, at least 1.</summary>
    public int Components { get; set; }

    /// <summary>Of <see cref="LossKind.Focal"/>: γ, at least 0 and finite; with 0 the loss is the softmax cross-entropy.</summary>
    public double Gamma { get; set; } = 2;

    /// <summary>The name of the layer that the loss is about; the last one by default. Of several losses, each is about another layer, and one about the last.</summary>
    public string? Of { get; set; }

    /// <summary>The factor of this loss in the sum of all, finite and above 0. It says how much a head counts beside the others, so a network with a single loss has none.</summary>
    public double Weight { get; set; } = 1;
}
