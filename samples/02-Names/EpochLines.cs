using RnnGen;

namespace Names;

/// <summary>A line for each epoch. Perplexity is exp(loss): among how many equally likely letters the network would be as uncertain.</summary>
internal sealed class EpochLines : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => Console.WriteLine(FormattableString.Invariant(
        $"epoch {value.Epoch,3}   perplexity {Math.Exp(value.Loss),6:F2}   on names held back {Math.Exp(value.ValidationLoss ?? double.NaN),6:F2}"));
}
