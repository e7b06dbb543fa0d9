namespace RnnGen.Runtime;

/// <summary>A <see cref="Normalization"/> as a network applies it; an absent part is null. Immutable, so that one reference is a consistent snapshot for a call.</summary>
internal sealed class AppliedNormalization
{
    public AppliedNormalization(Normalization source, NetworkLayout network)
    {
        Source = source;
        CheckCount(source.InputMean, network.InputSize, "features");
        CheckCount(source.TargetMean, network.OutputSize, "outputs");
        if (source.TargetMean.Count > 0 && network.Loss is { } loss && !loss.IsRegression())
        {
            throw new ArgumentException($"Targets of {network.Loss} are probabilities or classes and cannot be normalized.", "value");
        }

        (Inputs, Targets) = (FeatureScaling.Of(source.InputMean, source.InputScale), FeatureScaling.Of(source.TargetMean, source.TargetScale));
    }

    public Normalization Source { get; }

    public FeatureScaling? Inputs { get; }

    public FeatureScaling? Targets { get; }

    private static void CheckCount(IReadOnlyList<double> mean, int expected, string what)
    {
        if (mean.Count != 0 && mean.Count != expected)
        {
            throw new ArgumentException(FormattableString.Invariant($"The normalization has {mean.Count} {what}; expected {expected}, or none."), "value");
        }
    }
}
