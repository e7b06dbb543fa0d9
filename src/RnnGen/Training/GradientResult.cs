using System.Numerics;

namespace RnnGen;

/// <summary>The result of <see cref="TrainingContext{T}.ComputeGradients(in SequenceBatch{T}, bool)"/>.</summary>
/// <param name="Loss">The mean loss over the batch's valid elements, penalties included.</param>
/// <param name="GradientNorm">The global norm of <see cref="TrainingContext{T}.Gradients"/> as they now stand, before any clipping.</param>
/// <param name="IsFinite">Whether the loss and every gradient are finite.</param>
/// <param name="Weight">
/// The weight of the batch: the sum of the weights of its valid positions, or their number where it has no weights. Means over several batches weigh each by it. 0 where nothing counts: no step should
/// be taken for such a batch alone.
/// </param>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly record struct GradientResult<T>(T Loss, T GradientNorm, bool IsFinite, double Weight)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
