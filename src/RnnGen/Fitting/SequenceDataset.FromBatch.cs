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
}
