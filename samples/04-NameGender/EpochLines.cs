using RnnGen;

namespace NameGender;

/// <summary>A line for each epoch.</summary>
internal sealed class EpochLines : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => Console.WriteLine(FormattableString.Invariant(
        $"epoch {value.Epoch,3}   loss {value.Loss:F3}   on names held back {value.ValidationLoss:F3}"));
}
