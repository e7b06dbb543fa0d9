namespace RnnGen;

/// <summary>The progress of training after an epoch or, if asked for, after a batch.</summary>
/// <param name="Epoch">The epoch, from 1 on.</param>
/// <param name="Epochs">The most epochs.</param>
/// <param name="Batch">The batches of this epoch so far.</param>
/// <param name="Batches">The batches of an epoch.</param>
/// <param name="Loss">The mean training loss of the epoch so far, penalties included; NaN as long as no step was taken.</param>
/// <param name="ValidationLoss">The validation loss; null within an epoch, and without validation data.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="SkippedSteps">The steps skipped so far, in all epochs.</param>
/// <param name="IsEpochEnd">Whether the epoch is over.</param>
/// <param name="IsBest">Whether the epoch's loss is the best so far; false within an epoch.</param>
public readonly record struct TrainingProgress(
    int Epoch,
    int Epochs,
    int Batch,
    int Batches,
    double Loss,
    double? ValidationLoss,
    double LearningRate,
    long SkippedSteps,
    bool IsEpochEnd,
    bool IsBest)
{
    /// <summary>The mean training loss of each head in the epoch so far, by its name, without its weight and without penalties; empty where the network has a single head.</summary>
    public IReadOnlyDictionary<string, double> HeadLosses
    {
        get => field ?? HeadLossSums.None;
        init;
    }

    /// <summary>The validation loss of each head, by its name, without its weight; empty where there is no validation loss, and where the network has a single head.</summary>
    public IReadOnlyDictionary<string, double> HeadValidationLosses
    {
        get => field ?? HeadLossSums.None;
        init;
    }
}
