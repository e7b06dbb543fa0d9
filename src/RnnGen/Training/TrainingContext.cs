namespace RnnGen;

/// <summary>The tape, gradients and workspace of a training run.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class TrainingContext<T>
    where T : unmanaged
{
    /// <summary>Forward and backward.</summary>
    public GradientResult<T> ComputeGradients(in SequenceBatch<T> batch, bool accumulate = false) => throw new NotSupportedException();
}
