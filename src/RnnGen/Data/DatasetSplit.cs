namespace RnnGen;

/// <summary>A dataset in parts. Any but the first may be empty.</summary>
/// <param name="Train">What to train on.</param>
/// <param name="Validation">What to choose the best weights by.</param>
/// <param name="Test">What to judge the result by, once.</param>
/// <param name="Dropped">The windows that would have reached across a cut.</param>
public sealed record DatasetSplit(SequenceDataset Train, SequenceDataset Validation, SequenceDataset Test, SequenceDataset Dropped)
{
    /// <summary>The three parts, for <c>var (train, validation, test) = ...</c>.</summary>
    public void Deconstruct(out SequenceDataset train, out SequenceDataset validation, out SequenceDataset test) =>
        (train, validation, test) = (Train, Validation, Test);
}
