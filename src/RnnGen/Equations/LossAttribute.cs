using RnnGen.Equations;

namespace RnnGen;

/// <summary>A loss of one's own, as a class with equations (see <see cref="SequenceLoss"/>). It stands where a built-in <see cref="LossAttribute"/> would, also beside others.</summary>
/// <typeparam name="TLoss">The class.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LossAttribute<TLoss> : Attribute
    where TLoss : SequenceLoss
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="numbers">The numbers that the method <c>Loss</c> takes beside outputs and target, in its order; finite.</param>
    public LossAttribute(params double[] numbers) => Numbers = [.. numbers];

    /// <summary>The numbers that the method <c>Loss</c> takes.</summary>
    public IReadOnlyList<double> Numbers { get; }

    /// <summary>The name of the layer that the loss is about; the last one by default. Of several losses, each is about another layer, and one about the last.</summary>
    public string? Of { get; set; }

    /// <summary>The factor of this loss in the sum of all, finite and above 0. It says how much a head counts beside the others, so a network with a single loss has none.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>
    /// Whether predictions are values like the targets, so that targets may be normalized, and predictions are brought back to their units; there must be as many of them. Then the metrics <c>rmse</c> and
    /// <c>mae</c> are computed too. Default: false, targets stay as they are.
    /// </summary>
    public bool NormalizeTargets { get; set; }
}
