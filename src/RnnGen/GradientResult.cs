using System.Numerics;

namespace RnnGen;

/// <summary>What <see cref="TrainingContext{T}.ComputeGradients"/> found.</summary>
/// <param name="Loss">The mean loss over valid elements, penalties included.</param>
/// <param name="GradientNorm">The global norm of the gradient, before any clipping.</param>
/// <param name="IsFinite">Whether the loss and every gradient are finite.</param>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly record struct GradientResult<T>(T Loss, T GradientNorm, bool IsFinite)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
