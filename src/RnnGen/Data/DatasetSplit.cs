namespace RnnGen;

/// <summary>A dataset in parts. Any but the first may be empty.</summary>
/// <param name="Train">The part to train on.</param>
/// <param name="Validation">The part by which the best weights are chosen.</param>
/// <param name="Test">The part by which the result is judged, once.</param>
/// <param name="Dropped">The windows that would have reached across a cut.</param>
public sealed record DatasetSplit(SequenceDataset Train, SequenceDataset Validation, SequenceDataset Test, SequenceDataset Dropped)
{
    /// <summary>The three parts, for <c>var (train, validation, test) = ...</c>.</summary>
    /// <param name="train">The part to train on.</param>
    /// <param name="validation">The part by which the best weights are chosen.</param>
    /// <param name="test">The part by which the result is judged, once.</param>
    public void Deconstruct(out SequenceDataset train, out SequenceDataset validation, out SequenceDataset test) =>
        (train, validation, test) = (Train, Validation, Test);
}
