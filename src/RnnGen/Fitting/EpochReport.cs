namespace RnnGen;

/// <summary>The results of an epoch.</summary>
/// <param name="Epoch">The epoch, from 1 on.</param>
/// <param name="Loss">The mean training loss, penalties included; NaN when every step was skipped.</param>
/// <param name="ValidationLoss">The validation loss; null without validation data.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="SkippedSteps">The steps skipped in this epoch.</param>
/// <param name="Seconds">The duration in seconds.</param>
public readonly record struct EpochReport(int Epoch, double Loss, double? ValidationLoss, double LearningRate, int SkippedSteps, double Seconds)
{
    /// <summary>The mean training loss of each head in the epoch, by its name, without its weight and without penalties; empty where the network has a single head.</summary>
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

    /// <summary>
    /// The flow of the gradient of the epoch's last batch back through time; null unless the network is declared with TraceGradients. It is not part of a checkpoint:
    /// of epochs before an interruption there is none.
    /// </summary>
    public GradientFlow? GradientFlow { get; init; }
}
