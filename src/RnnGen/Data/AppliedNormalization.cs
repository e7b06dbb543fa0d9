namespace RnnGen.Runtime;

/// <summary>A <see cref="Normalization"/> as a network applies it; an absent part is null. Immutable, so that one reference is a consistent snapshot for a call.</summary>
internal sealed class AppliedNormalization
{
    private readonly FeatureScaling?[] _inputs;

    public AppliedNormalization(Normalization source, NetworkLayout network)
    {
        Source = source;
        CheckCount(source.InputMean, network.Features, "features");
        CheckCount(source.TargetMean, network.OutputSize, "outputs");
        if (source.TargetMean.Count > 0 && network.Loss is { } loss && !loss.IsRegression())
        {
            throw new ArgumentException($"Targets of {network.Loss} are probabilities or classes and cannot be normalized.", "value");
        }

        Targets = FeatureScaling.Of(source.TargetMean, source.TargetScale);
        var first = 0;
        _inputs = Array.ConvertAll(network.Blocks, block =>
        {
            var scaling = source.InputMean.Count == 0 ? null : FeatureScaling.Of([.. source.InputMean.Skip(first).Take(block.Features)], [.. source.InputScale.Skip(first).Take(block.Features)]);
            first += block.Features;
            return scaling;
        });
    }

    public Normalization Source { get; }

    public FeatureScaling? Targets { get; }

    /// <summary>The scaling of the inputs of a span.</summary>
    public FeatureScaling? Of(InputSpan span) => _inputs[(int)span];

    private static void CheckCount(IReadOnlyList<double> mean, int expected, string what)
    {
        if (mean.Count != 0 && mean.Count != expected)
        {
            throw new ArgumentException(FormattableString.Invariant($"The normalization has {mean.Count} {what}; expected {expected}, or none."), "value");
        }
    }
}
