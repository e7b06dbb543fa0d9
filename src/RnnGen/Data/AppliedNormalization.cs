namespace RnnGen.Runtime;

/// <summary>A <see cref="Normalization"/> as a network applies it; an absent part is null. Immutable, so that one reference is a consistent snapshot for a call.</summary>
internal sealed class AppliedNormalization
{
    private readonly FeatureScaling?[] _inputs;

    public AppliedNormalization(Normalization source, NetworkLayout network)
    {
        Source = source;
        CheckCount(source.InputMean, network.Features, "features");
        CheckCount(source.TargetMean, network.TargetSize, network.TargetSize == network.OutputSize ? "outputs" : "targets");
        if (source.TargetMean.Count > 0 && network.Loss is { } loss && !loss.IsRegression())
        {
            throw new ArgumentException($"Targets of {network.Loss} are probabilities, classes, scores or counts and cannot be normalized.", "value");
        }

        Targets = FeatureScaling.Of(source.TargetMean, source.TargetScale);
        Outputs = network.Columns.Count == 1 && network.TargetSize == network.OutputSize ? Targets : OfColumns(source, network);
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

    /// <summary>The scaling of the outputs: that of the targets, or, of losses with several outputs for each, that of their units.</summary>
    public FeatureScaling? Outputs { get; }

    /// <summary>The scaling of the inputs of a span.</summary>
    public FeatureScaling? Of(InputSpan span) => _inputs[(int)span];

    private static FeatureScaling? OfColumns(Normalization source, NetworkLayout network)
    {
        if (source.TargetMean.Count == 0)
        {
            return null;
        }

        var (mean, scale) = (new List<double>(), new List<double>());
        foreach (var (unit, count) in network.Columns)
        {
            for (var i = 0; i < count; i++)
            {
                var feature = i % network.TargetSize;
                mean.Add(unit == OutputUnit.Value ? source.TargetMean[feature] : 0);
                scale.Add(unit == OutputUnit.None ? 1 : source.TargetScale[feature]);
            }
        }

        return FeatureScaling.Of(mean, scale);
    }

    private static void CheckCount(IReadOnlyList<double> mean, int expected, string what)
    {
        if (mean.Count != 0 && mean.Count != expected)
        {
            throw new ArgumentException(FormattableString.Invariant($"The normalization has {mean.Count} {what}; expected {expected}, or none."), "value");
        }
    }
}
