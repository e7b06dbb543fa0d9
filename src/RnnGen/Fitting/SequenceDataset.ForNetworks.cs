namespace RnnGen;

/// <content>Datasets for one network.</content>
public sealed partial class SequenceDataset
{
    /// <summary>Sequences for one network, as its batches have them: the way to those of a network with several inputs, whose class declares a <c>Batch</c> with a span for each.</summary>
    /// <param name="network">The network that they are for.</param>
    /// <param name="sequences">Inputs and targets, in a batch of any number of rows.</param>
    /// <typeparam name="TBatch"><see cref="SequenceBatch{T}"/>, or the batch that the network's class declares, of double precision.</typeparam>
    /// <returns>A dataset of one sequence per row, in their order.</returns>
    /// <exception cref="ArgumentException">A length does not fit, a number is not finite, or a token, a label, a target or a weight is out of range.</exception>
    public static SequenceDataset FromBatch<TBatch>(NetworkDescription network, in TBatch sequences)
        where TBatch : IBatch<double>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(network);
        return new(BatchStores.Of(network.Layout, sequences));
    }

    /// <summary>Measures the inputs, and of the targets those that a network normalizes: of several heads, some may be probabilities, scores or counts, which stay as they are.</summary>
    /// <param name="network">The network that it is for.</param>
    /// <param name="mode">The numbers to measure.</param>
    /// <returns>A mean and a scale for each feature and each target; <see cref="Normalization.Identity"/> with <see cref="NormalizationMode.None"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such mode.</exception>
    /// <exception cref="InvalidOperationException">There are no sequences.</exception>
    public Normalization FitNormalization(NetworkDescription network, NormalizationMode mode = NormalizationMode.Standardize)
    {
        ArgumentNullException.ThrowIfNull(network);
        return NormalizationFit.Of(this, mode, network.Layout.IsNormalized);
    }
}
