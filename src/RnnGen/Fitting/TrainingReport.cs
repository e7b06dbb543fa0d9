using System.Globalization;

namespace RnnGen;

/// <summary>The results of training.</summary>
/// <param name="StopReason">The reason for which it ended.</param>
/// <param name="Epochs">The epochs that were done; those before an interruption included when it was resumed.</param>
/// <param name="BestEpoch">The epoch of the best loss, from 1 on; 0 when none was done.</param>
/// <param name="BestLoss">The best validation loss, or training loss without validation data; infinite when no epoch was done, or every step of all of them was skipped.</param>
/// <param name="Steps">The optimizer steps taken.</param>
/// <param name="SkippedSteps">The steps skipped because a loss or a gradient was not finite.</param>
/// <param name="Problem">The first such step, and the first tensor whose gradient was not finite; null when none was skipped.</param>
/// <param name="Seconds">The duration of the epochs in seconds.</param>
public sealed record TrainingReport(
    StopReason StopReason,
    IReadOnlyList<EpochReport> Epochs,
    int BestEpoch,
    double BestLoss,
    long Steps,
    long SkippedSteps,
    string? Problem,
    double Seconds)
{
    /// <summary>Whether training was cancelled.</summary>
    public bool IsCancelled => StopReason == StopReason.Cancelled;

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{StopReason} after {Epochs.Count} epochs and {Steps} steps in {Seconds:F1} s; best loss {BestLoss:G6} in epoch {BestEpoch}{(Problem is null ? "" : $"; {SkippedSteps} steps skipped: {Problem}")}");
}
